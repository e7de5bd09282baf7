import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import type { EventLog, ReadStreamOptions } from '../../../src/platform/event-store/event-log.js';
import {
  GetProjectDetails,
  GetProjectDetailsHandler,
} from '../../../src/projects/reading/project-details/project-details.query.js';
import { aProject } from '../../support/a-project.js';
import { INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { anInvestor, ReadModels } from './support.js';

const STREAM = `project-${PROJECT_ID}`;
const PAYMENTS = 420;
const NOW = { asOf: null, knownAt: null, atPosition: null };

describe('a project of many events at one of its revisions', () => {
  let models: ReadModels;
  let read = 0;
  let handler: GetProjectDetailsHandler;
  const newHandler = (): GetProjectDetailsHandler =>
    new GetProjectDetailsHandler(models.pool, counting(models.log), eventCatalogue);
  const counting = (log: EventLog): EventLog =>
    Object.create(log, {
      readHistory: {
        value: async (stream: string, range?: ReadStreamOptions) => {
          const events = await log.readHistory(stream, range);
          read += events.length;
          return events;
        },
      },
    }) as EventLog;
  const at = (revision: number, asked = handler) =>
    asked.execute(new GetProjectDetails(PROJECT_ID, revision, NOW)).then(found => found!);

  beforeAll(async () => {
    models = await ReadModels.start();
    await models.say(`investor-${INVESTOR_ID}`, anInvestor(INVESTOR_ID, 'KR', 'KK', 'KK', 'KK'));
    for (const event of aProject().inPreparation().events) await models.say(STREAM, event);
    for (let n = 0; n < PAYMENTS; n++)
      await models.say(
        STREAM,
        aProject()
          .disbursed({ disbursementId: `payment-${n}` })
          .events.at(-1)!,
      );
    handler = newHandler();
  });
  afterAll(() => models.end());

  it('is folded from its beginning once, and from near by from then on', async () => {
    await at(PAYMENTS);
    expect(read).toBe(PAYMENTS + 1);
    for (const revision of [PAYMENTS, 350, 301, 300, 299, 101, 100, 99]) {
      read = 0;
      const near = await at(revision);
      // From the mark before, which is not the revision itself.
      expect(read).toBeLessThanOrEqual(101);
      expect(near).toEqual(await at(revision, newHandler()));
    }
  });

  it('is as the register reads it after a correction of what came before', async () => {
    const [payment] = (await models.log.readStream(STREAM)).filter(({ type }) => type === 'InvestmentDisbursed');
    const { eventId, type, revision, occurredOn } = payment!;
    await models.say(STREAM, {
      type: 'FigureCorrected',
      data: {
        target: { eventId, type, revision, occurredOn },
        ...{ correctionId: 'c-1', pointer: '/amount/amount', wrong: '"500000000.00"', right: '"1.00"' },
        ...{ reasonCode: 'typo', correctedOn: '2026-01-01', findings: [], approvedBy: null },
      },
    });
    for (let n = 0; n < 110; n++)
      await models.say(
        STREAM,
        aProject()
          .disbursed({ disbursementId: `later-${n}` })
          .events.at(-1)!,
      );
    const whole = new GetProjectDetailsHandler(models.pool, models.log, eventCatalogue);
    const stored = await models.log.readStream(STREAM);
    const head = stored.length - 1;
    for (const asked of [head - 111, head - 110, head - 1, head]) {
      const moment = { asOf: null, knownAt: null, atPosition: stored[asked]!.position };
      const known = await whole.execute(new GetProjectDetails(PROJECT_ID, null, moment));
      expect((await at(asked)).card).toEqual(known!.card);
    }
  });
});
