import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectFact } from '../../../src/projects/domain/proposal/figures.js';
import { corrected } from '../../../src/projects/domain/corrections/retelling.js';
import { cardAnswer } from '../../../src/projects/reading/project-details/card-answer.js';
import { projectDetails, type ProjectDetails } from '../../../src/projects/reading/project-details/project-details.js';
import { agreementEvents } from '../../support/agreement-facts.js';
import { aProject, theSeedProject } from '../../support/a-project.js';
import { gridEvents } from '../../support/grid-facts.js';
import { INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { INSTRUCTED, RECORDS } from '../../support/records.js';
import { told } from '../../support/told.js';
import { RELATED_PROJECT, ruleWarned } from '../../support/warning-facts.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const stream = `project-${PROJECT_ID}`;
const path = `/v1/projects/${PROJECT_ID}`;

/** Everything that can be said of a project, once or more; not as anybody would live it. */
const everything = [
  ...theSeedProject().pinned().withMeeting(INSTRUCTED).opinionAsked().opinionGiven().heard().deemedRefused().returned()
    .events,
  ...aProject().recategorised().surveyed().allocated().leased().rightRegistered().underConstruction().events.slice(1),
  RELATED_PROJECT,
  ruleWarned(),
  ...gridEvents(),
  ...agreementEvents(),
  ...RECORDS,
  ...aProject().underConstruction().disbursed().reported().verified().disputed().delayed().events.slice(-5),
  ...aProject().costRevised().scopeRevised().rebaselined().phaseAccepted().events.slice(1),
  ...aProject().revoked().events.slice(-3),
  ...aProject().rejected().appealed().upheld().events.slice(-4),
];

describe('the card over PostgreSQL', () => {
  let models: ReadModels;
  let server: AServer;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    const investor = anInvestor(INVESTOR_ID, 'KR', 'КК-КИУНСЕН', 'КК-КИУНСЕН', 'KK-KIUNSEN');
    await models.say(`investor-${INVESTOR_ID}`, investor);
    for (const [index, event] of everything.entries()) {
      await models.say(stream, event);
      // Rows are read back from the table: what came from JSON folds on like what stayed in memory.
      if (index % 25 === 24) await models.handOver();
    }
    await models.caughtUp();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  it('is the pure fold over the whole stream, part by part', async () => {
    const stored = await models.log.readStream(stream);
    const facts = stored.map(({ eventId, type, revision, occurredOn, data }) => {
      return { eventId, type, revision, occurredOn, data: JSON.parse(data) as unknown } as ProjectFact;
    });
    const card = corrected(facts).reduce<ProjectDetails | undefined>(projectDetails, undefined)!;
    const investor = { legalName: { kk: 'КК-КИУНСЕН', ru: 'КК-КИУНСЕН', en: 'KK-KIUNSEN' }, country: 'KR' };
    const proof = { lastEventRevision: stored.length - 1, projectionPosition: stored.at(-1)!.position };
    const { meta: _meta, ...body } = (await server.get(path)).body;
    expect(body).toEqual(JSON.parse(JSON.stringify(cardAnswer(card, investor, proof))));
  });

  it('leaves no part out', async () => {
    const { body } = await server.get(path);
    const empty = Object.entries(body).filter(
      ([, part]) => part === null || (Array.isArray(part) && part.length === 0),
    );
    // Facts that nobody told: a description, a cancellation, an act of acceptance.
    expect(empty.map(([name]) => name).sort()).toEqual([
      'acceptance',
      'cancellation',
      'closure',
      'description',
      'hold',
    ]);
    const parts = [
      ...(['review', 'appeal', 'changes', 'grid', 'agreements'] as const),
      ...(['documents', 'issues', 'instructions', 'ruleWarnings'] as const),
    ];
    const proposed = projectDetails(undefined, { ...told(aProject())[0] } as ProjectFact)!;
    const bare = cardAnswer(proposed, null, { lastEventRevision: 0, projectionPosition: 1 }) as typeof body;
    for (const part of parts) expect([part, body[part]]).not.toEqual([part, bare[part]]);
  });

  it('has at the last revision exactly what it has now', async () => {
    const { meta: _now, ...now } = (await server.get(path)).body;
    const { meta: _then, ...then } = (await server.get(`${path}?revision=${everything.length - 1}`)).body;
    expect(then).toEqual(now);
  });
});
