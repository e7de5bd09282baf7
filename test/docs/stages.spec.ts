import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementState } from '../../src/projects/domain/agreement/agreement.js';
import type { GridState } from '../../src/projects/domain/grid/grid.js';
import type { LandState } from '../../src/projects/domain/land/land-track.js';
import type { Stage } from '../../src/projects/domain/stage.js';
import { stageAfter } from '../../src/projects/domain/stage-line.js';
import { aLife } from '../support/histories.js';
import { INVESTOR_ID } from '../support/people.js';
import { ROOT } from './event-source.js';
import { agreementTrack, gridTrack, landTrack, movingTypes, stageDiagram, transitions } from './stage-machine.js';

describe('the picture of the stages', () => {
  it('stands in the README of projects as the deciders draw it', () => {
    const readme = readFileSync(join(ROOT, 'src/projects/README.md'), 'utf8');
    expect(readme.split('\n## Stages\n')[1]?.split('\n## ')[0]).toContain(stageDiagram());
  });

  it('has an arrow for every fact that moves a project, and no other fact', () => {
    expect([...new Set(transitions().map(({ type }) => type as string))].sort()).toEqual(movingTypes());
  });

  it('has every way that a project goes in any life', () => {
    const drawn = new Set(transitions().map(({ from, type, to }) => `${from} ${type} ${to}`));
    const gone = new Set<string>();
    fc.assert(
      fc.property(aLife([INVESTOR_ID]), ({ events }) => {
        let stage: Stage = 'unknown';
        for (const event of events) {
          const next = stageAfter(stage, event);
          if (next !== stage) gone.add(`${stage} ${event.type} ${next}`);
          stage = next;
        }
        expect([...gone].filter(way => !drawn.has(way))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(gone.size).toBeGreaterThan(drawn.size / 2);
  });
});

describe('the tracks', () => {
  it('are told with every state that they know', () => {
    const land: Record<LandState, true> = {
      none: true,
      requested: true,
      reserved: true,
      reservation_expired: true,
      commission_positive: true,
      commission_negative: true,
      land_project_approved: true,
      allocated: true,
      lease_signed: true,
      right_registered: true,
      notice_issued: true,
      seizure_claimed: true,
      revoked: true,
      released: true,
    };
    const grid: Record<GridState, true> = {
      none: true,
      grid_conditions_issued: true,
      auction_won: true,
      auction_lost: true,
      ppa_signed: true,
      ppa_terminated: true,
      grid_connected: true,
    };
    const agreement: Record<AgreementState, true> = {
      none: true,
      agreement_applied: true,
      agreement_signed: true,
      agreement_fulfilled: true,
      agreement_terminated: true,
    };
    expect([...landTrack().keys()].sort()).toEqual(Object.keys(land).sort());
    expect([...gridTrack().keys()].sort()).toEqual(Object.keys(grid).sort());
    expect([...agreementTrack().keys()].sort()).toEqual(Object.keys(agreement).sort());
  });
});
