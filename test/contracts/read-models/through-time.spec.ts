import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import type { RecordedEvent } from '../../../src/platform/event-store/event-log.js';
import {
  GetProjectDetails,
  GetProjectDetailsHandler,
} from '../../../src/projects/reading/project-details/project-details.query.js';
import { ListProjects, ListProjectsHandler } from '../../../src/projects/reading/projects-list/projects-list.query.js';
import { GROUPINGS } from '../../../src/reporting/index.js';
import {
  GetInvestmentTotals,
  GetInvestmentTotalsHandler,
} from '../../../src/reporting/investment-totals/investment-totals.query.js';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import { bruteForce, bruteForceOn, type Expected } from '../../support/brute-force.js';
import { aLife, type Life } from '../../support/histories.js';
import {
  correct,
  headlines,
  headlinesByHand,
  INVESTORS,
  isIn,
  overallByHand,
  overallHeadlines,
  rawOf,
} from './by-hand.js';
import { anInvestor, ReadModels } from './support.js';

/** Which moments are asked about after each run: positions and days as shares of what there is. */
interface Asked {
  readonly mode: 'known' | 'true' | 'true as known';
  readonly position: number;
  readonly day: number;
}

const asked: fc.Arbitrary<Asked> = fc.record({
  mode: fc.constantFrom('known', 'true', 'true as known'),
  position: fc.nat(99),
  day: fc.nat(99),
});

describe('list, card and every total at any other moment', () => {
  let models: ReadModels;
  beforeAll(async () => {
    models = await ReadModels.start();
    for (const [id, country] of INVESTORS)
      await models.say(`investor-${id}`, anInvestor(id, country, 'Инвестор', 'Инвестор', 'Investor'));
  });
  afterAll(() => models.end());

  it('are what a sum by hand over the raw events comes to: as known, as true, as true was known', async () => {
    const lives = fc.array(aLife(INVESTORS.map(([id]) => id)), { minLength: 1, maxLength: 4 });
    const questions = fc.array(asked, { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lives, fc.infiniteStream(fc.nat(99)), fc.boolean(), questions, async (told, turns, cut, ask) => {
        const left = told.map(life => ({ stream: `project-${life.projectId}`, events: late(life, turns) }));
        for (;;) {
          const open = left.filter(({ events }) => events.length > 0);
          const turn = open[turns.next().value % Math.max(1, open.length)];
          const event = turn?.events.shift();
          if (turn === undefined || event === undefined) break;
          await models.say(turn.stream, event);
          if (turns.next().value < 20) await correct(models, turn.stream, turns.next().value);
        }
        if (cut) await models.handOver();
        await models.caughtUp();
        const { position } = await models.log.head();
        const stored = await models.log.readAll({ after: 0, limit: position });
        for (const question of ask) await agree(models, stored, question);
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

/** Some facts are recorded after others that came later. The registration opens the stream. */
function late({ events }: Life, turns: fc.Stream<number>): DomainEvent[] {
  const told: DomainEvent[] = [...events];
  for (let at = 1; at < told.length; at++) {
    if (turns.next().value >= 15) continue;
    const [fact] = told.splice(at, 1);
    told.splice(Math.min(told.length, at + 1 + (turns.next().value % 6)), 0, fact!);
  }
  return told;
}

async function agree(models: ReadModels, stored: readonly RecordedEvent[], { mode, ...share }: Asked): Promise<void> {
  const head = stored.length;
  const k = mode === 'true' ? head : Math.max(1, Math.floor((head * (share.position + 1)) / 100));
  const days = [...new Set(stored.map(({ occurredOn }) => occurredOn))].sort();
  const day = mode === 'known' ? null : days[Math.floor((days.length * share.day) / 100)]!;
  const prefix = stored.slice(0, k).map(rawOf);
  const expected = day === null ? bruteForce(prefix) : bruteForceOn(prefix, day);
  const moment = { asOf: day, knownAt: null, atPosition: mode === 'true' ? null : k };

  const list = new ListProjectsHandler(models.pool, models.log);
  const stretch = { order: 'newest', limit: 10_000, after: null, backwards: false } as const;
  const { lines } = await list.execute(new ListProjects({}, stretch, moment));
  expect(lines.map(lineOf).sort()).toEqual([...expected].map(([id, project]) => lineByHand(id, project)).sort());

  const cards = new GetProjectDetailsHandler(models.pool, models.log, eventCatalogue);
  for (const [id, { stage, hold }] of [...expected].slice(-2)) {
    const found = await cards.execute(new GetProjectDetails(id, null, moment));
    expect([found?.card.stage, found?.card.hold === null ? 'none' : 'suspended']).toEqual([stage, hold]);
  }

  const totals = new GetInvestmentTotalsHandler(models.pool, models.log);
  for (const by of GROUPINGS)
    for (const filter of [{}, { region: '610000000' }, { country: 'KR' }, { hold: 'none', sector: 'energy.solar' }]) {
      const chosen = [...expected.values()].filter(project => isIn(project, filter));
      const found = await totals.execute(new GetInvestmentTotals(by, filter, moment));
      expect([by, filter, moment, headlines(found)]).toEqual([by, filter, moment, headlinesByHand(chosen, by)]);
      if (chosen.length > 0) expect([by, overallHeadlines(found)]).toEqual([by, overallByHand(chosen)]);
    }
}

type Line = { readonly projectId: string } & Pick<Expected, 'stage' | 'hold' | 'region' | 'sector' | 'investorId'> & {
    readonly district: string | null;
  };

const lineOf = ({ projectId, stage, hold, region, district, sector, investorId }: Line): string =>
  [projectId, stage, hold, region, district ?? 'none', sector, investorId].join(' ');
const lineByHand = (projectId: string, project: Expected): string => lineOf({ projectId, ...project });
