import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { baidibekStory, SEEDED } from '../../src/demo/baidibek/baidibek-story.js';
import { rivalStory } from '../../src/demo/baidibek/rival-story.js';
import { INVESTORS } from '../../src/demo/portfolio/investors.data.js';
import { planProject } from '../../src/demo/portfolio/plan-project.js';
import { investors, portfolio } from '../../src/demo/portfolio/portfolio.js';
import { PROJECTS } from '../../src/demo/portfolio/projects.data.js';
import { filled, type Step, type Story } from '../../src/demo/story.js';
import { Bin } from '../../src/kernel/text/identifiers.js';
import { CadastralNumber } from '../../src/land-registry/index.js';

const stories = (): readonly Story[] => [
  { name: 'investors', steps: investors() },
  baidibekStory(SEEDED),
  ...portfolio(),
];
const letters = (told: readonly Story[]): readonly Step[] => told.flatMap(({ steps }) => steps);
const bodyOf = ({ steps }: Story, collection: string): Step['body'] | undefined =>
  steps.find(({ path }) => path.endsWith(collection))?.body;

describe('the stories of the demo', () => {
  it('are the same every time they are told, and change only together with this sentence', () => {
    const text = JSON.stringify(stories());
    expect(text).toBe(JSON.stringify(stories()));
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'de78cc5484246fb52bbeed1fdd32f02f679809c5d438431902a2f0aaef43d83f',
    );
  });

  it('tell of at least sixty projects, in twelve regions, eight sectors and eight countries or more', () => {
    expect(PROJECTS.length).toBeGreaterThanOrEqual(60);
    const countryOf = new Map(INVESTORS.map(({ code, country }) => [code, country]));
    const plans = PROJECTS.map(planProject);
    expect(new Set(plans.map(({ kato }) => kato.slice(0, 2))).size).toBeGreaterThanOrEqual(12);
    expect(new Set(plans.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(plans.map(({ investor }) => countryOf.get(investor))).size).toBeGreaterThanOrEqual(8);
  });

  it('leave out no fate, and no name that every letter needs', () => {
    expect(new Set(PROJECTS.map(({ fate }) => fate)).size).toBe(17);
    const known = new Set(INVESTORS.map(({ code }) => code));
    expect(PROJECTS.filter(({ investor }) => !known.has(investor))).toEqual([]);
  });

  it('give each thing its own number and each letter its own key', () => {
    const told = stories();
    for (const { name, steps } of told) {
      const keys = steps.map(({ key }) => key);
      expect([name, keys.filter((key, index) => keys.indexOf(key) !== index)]).toEqual([name, []]);
    }
    for (const member of ['registryNo', 'cadastralNumber', 'bin']) {
      const registering = letters(told).filter(({ path }) => !path.includes('{'));
      const numbers = registering.flatMap(({ body }) => (body[member] === undefined ? [] : [body[member]]));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    for (const { body } of investors())
      if (body['bin'] !== undefined) expect(() => Bin.parse(body['bin'])).not.toThrow();
    for (const story of portfolio()) {
      const parcel = bodyOf(story, '/v1/parcels')?.['cadastralNumber'];
      if (parcel !== undefined) expect(CadastralNumber.parse(parcel)).toBe(parcel);
    }
  });

  it('date nothing of the past later than the middle of 2026', () => {
    const past = letters(stories()).flatMap(({ body }) =>
      ['proposedOn', 'heldOn', 'submittedOn', 'returnedOn', 'amendedOn', 'requestedOn', 'reservedOn', 'concludedOn']
        .concat(['issuedOn', 'paidOn', 'periodTo', 'completedOn', 'acceptedOn', 'startedOn', 'since', 'resumedOn'])
        .map(name => body[name])
        .concat([(body['decision'] as { date?: string } | undefined)?.date])
        .filter(day => day !== undefined),
    ) as string[];
    expect(past.length).toBeGreaterThan(1_000);
    expect([...past].sort().at(-1)! <= '2026-08-31').toBe(true);
  });

  it('have solar plants of 1.6 to 3.5 hectares a megawatt, and kilowatts at 0.85 to 1.4 times the world average', () => {
    const plants = PROJECTS.map(planProject).filter(({ kind }) => kind === 'solar');
    expect(plants.length).toBeGreaterThanOrEqual(5);
    for (const { landHa, size } of plants) {
      expect(Number(landHa) / size).toBeGreaterThanOrEqual(1.59);
      expect(Number(landHa) / size).toBeLessThanOrEqual(3.51);
    }
  });

  it('write Kazakh with Kazakh letters and name the district in every language', () => {
    const titles = portfolio().map(story => bodyOf(story, '/v1/projects')?.['title'] as Record<string, string>);
    expect(titles[0]).toEqual({
      kk: 'Созақ ауданындағы 50 МВт күн электр станциясы',
      ru: 'Солнечная электростанция 50 МВт, Сузакский район',
      en: '50 MW solar power plant, Sozak District',
    });
    // Every Kazakh title has a letter that Russian has not, and no Latin look-alike between Cyrillic ones.
    expect(titles.filter(({ kk }) => !/[ӘәІіҢңҒғҮүҰұҚқӨөҺһ]/.test(kk!))).toEqual([]);
    expect(
      titles.filter(({ kk, ru }) => /\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u.test(`${kk} ${ru}`)),
    ).toEqual([]);
  });
});

describe('what a story does not say', () => {
  it('is refused when a letter needs it', () => {
    const { landRequest } = rivalStory('X-1', '19-293-045-101');
    expect(() => filled(landRequest.path, new Map())).toThrow(
      'the story speaks of {project}, which no earlier step gave',
    );
    expect(filled(landRequest.path, new Map([['project', 'p-1']]))).toBe('/v1/projects/p-1/land-requests');
  });
});
