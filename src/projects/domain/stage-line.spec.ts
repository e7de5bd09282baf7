import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aProject } from '../../../test/support/a-project.js';
import { aLife } from '../../../test/support/histories.js';
import { CADASTRAL_NUMBER, INVESTOR_ID } from '../../../test/support/people.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { figuresAfter, noFigures, type Figures, type ProjectFact } from './proposal/figures.js';
import { heldHa, landStateAfter, parcelsAfter, type HeldParcel } from './land/land-holding.js';
import { allocatedArea, reservedArea } from './land/land-rules.js';
import type { LandState } from './land/land-track.js';
import type { ProjectEvent } from './project.events.js';
import { projectAggregate } from './project.js';
import type { Stage } from './stage.js';
import { stageAfter } from './stage-line.js';

describe('what views fold', () => {
  it('is what decisions see: stage, land and money of any life', () => {
    fc.assert(
      fc.property(aLife([INVESTOR_ID]), ({ events }) => {
        const project = fold(projectAggregate.evolution, events);
        expect(events.reduce<Stage>(stageAfter, 'unknown')).toBe(project.stage);
        const figures = facts(events).reduce<Figures>(figuresAfter, noFigures);
        expect(figures.disbursed.map(sum => [sum.currency, sum.amount])).toEqual([...project.spending.sums].sort());
        expect(figures.reported?.reportId).toBe(project.progress.latest?.reportId);
        // A cancelled project holds nothing in views; decisions still know what it held.
        if (project.stage === 'cancelled') return;
        const [state, held] = landOf(events);
        expect(state).toBe(project.land.state);
        expect(heldHa(held, 'reserved')).toBe(reservedArea(project.land).toJson());
        expect(heldHa(held, 'allocated')).toBe(allocatedArea(project.land).toJson());
      }),
      { numRuns: 100 },
    );
  });

  it('forgets a reservation that lapsed, and only that one', () => {
    const other = aProject().reserved().reservationLapsed({ reservationId: 'another' });
    expect(landOf(other.events)[1]).toHaveLength(1);
    const [state, held] = landOf(aProject().reserved().reservationLapsed().events);
    expect([state, held]).toEqual(['requested', []]);
  });

  it.each([
    ['surveyed', aProject().surveyed()],
    ['surveyed once more after the allocation', aProject().allocated().surveyed({ number: 'LP-9' })],
    ['leased', aProject().leased()],
    ['registered before it was leased', aProject().rightRegistered().leased()],
    ['leased, then registered', aProject().leased().rightRegistered()],
    ['leased under an order', aProject().noticed().leased()],
    ['registered under a claim', aProject().claimed().rightRegistered({ registeredOn: '2020-11-02' })],
    ['ordered again under a claim', aProject().claimed().noticed({ orderNo: 'LI-4' })],
    ['revoked', aProject().revoked()],
    ['revoked and asked for again', aProject().revoked().landRequested({ requestNo: 'L-2' })],
    ['reserved too long', aProject().reservationExpired()],
    ['concluded, and reserved too long', aProject().reserved().concluded().reservationExpired()],
    ['refused, and reserved too long', aProject().reserved().concluded('negative').reservationExpired()],
    ['reserved again after it expired', aProject().reservationExpired().reserved({ reservationId: 'r-2' })],
    ['asked for again after it expired', aProject().reservationExpired().landRequested({ requestNo: 'L-2' })],
    ['reserved, with a conclusion that expired', aProject().reserved().conclusionExpired()],
    ['surveyed, with a conclusion that expired', aProject().surveyed().conclusionExpired()],
    ['allocated, with a conclusion that expired', aProject().allocated().conclusionExpired()],
    ['idle for three years', aProject().undeveloped()],
    ['revoked and reserved again', aProject().revoked().reserved({ reservationId: 'reservation-2' })],
  ])('is what decisions see of land that is %s', (_, { events }) => {
    const { land } = fold(projectAggregate.evolution, events);
    const [state, held] = landOf(events);
    expect([state, heldHa(held, 'reserved'), heldHa(held, 'allocated')]).toEqual([
      land.state,
      reservedArea(land).toJson(),
      allocatedArea(land).toJson(),
    ]);
  });

  it('keeps what is left when a part is released', () => {
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '12.5000' }];
    const [, held] = landOf(aProject().allocated().released({ parcels }).events);
    expect(heldHa(held, 'allocated')).toBe('7.5000');
  });
});

function landOf(events: readonly ProjectEvent[]): [LandState, readonly HeldParcel[]] {
  let [state, held]: [LandState, readonly HeldParcel[]] = ['none', []];
  for (const event of events) {
    held = parcelsAfter(held, event);
    state = landStateAfter(state, held, event);
  }
  return [state, held];
}

function facts(events: readonly ProjectEvent[]): readonly ProjectFact[] {
  return events.map((event, revision) => ({
    ...event,
    eventId: `event-${revision}`,
    revision,
    occurredOn: '2019-01-01',
  }));
}
