import { describe, expect, it } from '@jest/globals';
import { aProject } from '../../../../test/support/a-project.js';
import { auctionWon, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { INVESTOR_ID, OTHER_INVESTOR_ID } from '../../../../test/support/people.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { zoneWarning } from './cross-project-warnings.js';
import { WATCHED_TYPES, watchedProject, type WatchedProject } from './watched-project.js';

const watched = (events: readonly ProjectEvent[]): WatchedProject | undefined =>
  events
    .filter(({ type }) => (WATCHED_TYPES as readonly string[]).includes(type))
    .reduce<WatchedProject | undefined>(watchedProject, undefined);

describe('the capacity of a grid zone (X14)', () => {
  const load = { zone: 'south', projectIds: ['p-1', 'p-2'], capacitiesMw: ['60.000000', '40.000001'] };
  const announced = (freeMw: string) => [{ zone: 'south', freeMw, validFrom: '2019-01-01' }] as const;
  const found = { rule: 'X14', projectIds: ['p-1', 'p-2'], investorId: null, gridZone: 'south' };

  it('is warned of beyond what was announced for the zone', () => {
    expect(zoneWarning(load, '2021-06-01', announced('100'))).toEqual({
      ...found,
      severity: 'amber',
      measured: '100.000001',
      limit: '100.000000',
      unit: 'mw',
    });
    expect(zoneWarning(load, '2021-06-01', announced('100.000001'))).toBeNull();
  });

  it('is said not to be checked where nothing was announced by that day', () => {
    const unchecked = { ...found, severity: 'not_checked', measured: '100.000001', limit: null, unit: 'mw' };
    expect(zoneWarning(load, '2018-12-31', announced('100'))).toEqual(unchecked);
    expect(zoneWarning({ ...load, zone: 'west' }, '2021-06-01', announced('100'))).toMatchObject({
      severity: 'not_checked',
    });
    expect(zoneWarning(load, '2021-06-01')).toEqual(unchecked);
  });
});

describe('a project as rules across projects see it', () => {
  it('is live until it is rejected, cancelled or closed', () => {
    expect(watched(aProject().events)).toMatchObject({ live: true, capacityMw: '10.000000', gridZone: null });
    expect(watched(aProject().cancelled().events)).toMatchObject({ live: false });
    expect(watched(aProject().rejected().events)).toMatchObject({ live: false });
    expect(watched(aProject().rejected().appealed().upheld().events)).toMatchObject({ live: true });
  });

  it('has the capacity that was revised last', () => {
    const revised = aProject().underConstruction().scopeRevised().events;
    const to = revised.flatMap(event => (event.type === 'ScopeRevised' ? [event.data.to.capacityMw] : []));
    expect(watched(revised)?.capacityMw).toBe(to[0]);
  });

  it('keeps the last payment, auction and late end', () => {
    expect(watched(aProject().disbursed().events)?.lastPaidOn).not.toBeNull();
    const won = auctionWon();
    const ended = ppaTerminated({ reasonCode: 'late_commissioning' });
    const { gridZone, lastAuctionOn, latePpaEndedOn } = watched(aProject().with(won, ended).events) ?? {};
    expect([gridZone, lastAuctionOn, latePpaEndedOn]).toEqual([
      won.data.zone,
      won.data.heldOn,
      ended.data.terminatedOn,
    ]);
    const other = ppaTerminated({ reasonCode: 'mutual_agreement' });
    expect(watched(aProject().with(other).events)?.latePpaEndedOn).toBeNull();
  });

  it('is the new investor’s once he was replaced; a late end stays with who was late', () => {
    const ended = ppaTerminated({ reasonCode: 'late_commissioning', terminatedOn: '2020-03-02' });
    const replaced = aProject().inPreparation().with(ended).investorReplaced();
    expect(watched(replaced.events)).toMatchObject({ investorId: OTHER_INVESTOR_ID, latePpaInvestorId: INVESTOR_ID });
    const after = ppaTerminated({ reasonCode: 'late_commissioning', terminatedOn: '2020-06-15' });
    expect(watched(aProject().investorReplaced().with(after).events)?.latePpaInvestorId).toBe(OTHER_INVESTOR_ID);
  });
});
