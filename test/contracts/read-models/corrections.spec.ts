import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { aProject } from '../../support/a-project.js';
import { DECIDER, INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { AServer } from './a-server.js';
import { anInvestor, ReadModels } from './support.js';

const stream = `project-${PROJECT_ID}`;
const path = `/v1/projects/${PROJECT_ID}`;
const paid = aProject().underConstruction().disbursed();
const LAST = paid.events.length - 1;

describe('a figure that was corrected, over HTTP', () => {
  let models: ReadModels;
  let server: AServer;
  let payment: string;
  beforeAll(async () => {
    models = await ReadModels.start();
    server = await AServer.over(models);
    await models.say(
      `investor-${INVESTOR_ID}`,
      anInvestor(INVESTOR_ID, 'KR', 'КК-КИУНСЕН', 'КК-КИУНСЕН', 'KK-KIUNSEN'),
    );
    for (const event of paid.events) await models.say(stream, event);
    await models.caughtUp();
    payment = (await models.log.readStream(stream)).at(-1)!.eventId;
    await correct('/amount/amount', '"30000000.00"');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await models.end();
  });

  async function correct(pointer: string, right: string | null): Promise<void> {
    const target = { eventId: payment, type: 'InvestmentDisbursed', revision: LAST, occurredOn: '2019-09-30' };
    const said = { correctionId: `COR ${pointer}`, target, pointer, wrong: null, right, reasonCode: 'decimal' };
    const data = { ...said, correctedOn: '2019-10-12', findings: [], approvedBy: DECIDER };
    await models.say(stream, { type: 'FigureCorrected', data } as DomainEvent);
    await models.caughtUp();
  }
  const disbursed = async (query = ''): Promise<unknown> =>
    ((await server.get(`${path}${query}`)).body['figures'] as { disbursed: unknown }).disbursed;

  it('is right on the card, and on the card of the revision that corrected it', async () => {
    const right = [{ amount: '30000000.00', currency: 'KZT' }];
    expect(await disbursed()).toEqual(right);
    expect(await disbursed(`?revision=${LAST + 1}`)).toEqual(right);
  });

  it('is at any revision before what the register said then', async () => {
    expect(await disbursed(`?revision=${LAST}`)).toEqual([{ amount: '500000000.00', currency: 'KZT' }]);
  });

  it('is right in what was paid by a day', async () => {
    const { body } = await server.get(`${path}/progress?on=2019-12-31`);
    expect(JSON.stringify(body)).toContain('30000000.00');
    expect(JSON.stringify(body)).not.toContain('500000000.00');
  });

  it('stands in its own event as it was recorded, with the bytes that were hashed', async () => {
    const { body } = await server.get(`${path}/disbursements/${payment}`);
    expect(body).toMatchObject({ data: { amount: { amount: '500000000.00', currency: 'KZT' } } });
  });

  it('goes with the whole fact, when that is said never to have been', async () => {
    await correct('', null);
    expect(await disbursed()).toEqual([]);
    expect(await disbursed(`?revision=${LAST + 1}`)).toEqual([{ amount: '30000000.00', currency: 'KZT' }]);
  });
});
