import { describe, expect, it } from '@jest/globals';
import { CONTROLS } from './controls/controls.js';
import { simulate } from './simulation.js';

const STEPS = 600;

describe('what is broken on purpose is noticed', () => {
  it.each(CONTROLS)(
    '$name',
    async ({ breaks, caughtBy, within, home = 'eventstoredb', plot, weather, steps = STEPS }) => {
      const seen: string[] = [];
      for (let seed = 1; seed <= within; seed++) {
        const { findings } = await simulate({ seed, steps, home, breaks, plot, weather, strict: true });
        if (findings.some(finding => caughtBy.test(finding))) return;
        seen.push(...findings);
      }
      expect({ 'caught by': String(caughtBy), within, 'seen instead': seen.slice(0, 5) }).toBe('noticed');
    },
    300_000,
  );
});
