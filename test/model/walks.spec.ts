import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choice } from '../support/histories.js';
import { walked, type Try } from './walk.js';

const aTry: fc.Arbitrary<Try> = fc
  .tuple(choice, fc.nat(9), fc.nat(99))
  .map(([chosen, project, machine]) => ({ ...chosen, project, byMachine: machine < 4 }));

/** WALKS=20000 for a night. */
const RUNS = Number(process.env['WALKS'] ?? 2_000);

describe('random walks of commands over projects, persons and parcels', () => {
  it('record legal facts only, hold the rules over all streams, and record nothing that is said twice', async () => {
    const seen = { recorded: 0, refused: 0, types: new Set<string>() };
    const starts = fc.array(aTry, { minLength: 2, maxLength: 2 });
    const tries = fc.array(aTry, { minLength: 5, maxLength: 110, size: 'max' });
    await fc.assert(
      fc.asyncProperty(starts, tries, async (first, then) => {
        const { wrong, recorded, refused, types } = await walked(first, then);
        expect(wrong).toEqual([]);
        seen.recorded += recorded;
        seen.refused += refused;
        for (const type of types) seen.types.add(type);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // A walk that is refused everything would prove nothing.
    expect(seen.recorded).toBeGreaterThan(10 * RUNS);
    expect(seen.refused).toBeGreaterThan(RUNS);
    const reached = [
      'OperationStarted',
      'ProjectClosed',
      'ProjectCancelled',
      'DecisionAnnulled',
      'LandRevoked',
      'ParcelReleased',
      'LandLimitExceedanceAccepted',
    ];
    expect(reached.filter(type => !seen.types.has(type))).toEqual([]);
  }, 600_000);
});
