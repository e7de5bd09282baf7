import { EVERYDAY, type Plot } from '../clients/story.js';
import type { Weather } from '../machinery/network.js';
import type { Home } from '../world.js';
import type { Breaks } from './breaks.js';

export interface Control {
  readonly name: string;
  readonly breaks: Breaks;
  /** What the check says that has to notice. */
  readonly caughtBy: RegExp;
  /** In how many seeds at the latest. */
  readonly within: number;
  readonly home?: Home;
  readonly plot?: Plot;
  readonly weather?: Partial<Weather>;
  /** As many as the everyday run has, when nothing is said. */
  readonly steps?: number;
}

const ONLY: Plot = { meet: 0, suspend: 0, resume: 0, register: 0, reserve: 0, release: 0, allocate: 0 };
const HOLDS: Plot = { ...ONLY, suspend: 4, resume: 5, both: 0.9, busy: 1, pace: 900 };
const LAND: Plot = { ...ONLY, reserve: 6, release: 2, pace: 3_000 };

/** Ways to be wrong that the checks have to see: a check that has never failed proves nothing. */
export const CONTROLS: readonly Control[] = [
  {
    name: 'a pending claim is read as "not stored"',
    breaks: { pendingReadAsNotStored: true },
    caughtBy: /C[1456]|P[13]/,
    within: 100,
  },
  {
    name: 'the id of what is created is minted anew for every attempt',
    breaks: { mintedIdOnRetry: true },
    caughtBy: /C6: (the event|command) \S+ (is stored twice|has more than one effect)/,
    plot: { ...ONLY, register: 1 },
    within: 100,
  },
  {
    name: 'after an unknown outcome the events go out after another revision',
    breaks: { redecideAfterUnknown: true },
    caughtBy: /C6: the event \S+ is stored twice/,
    within: 100,
  },
  {
    name: 'the journal moves its mark before it copies',
    breaks: { earlyCheckpoint: true },
    caughtBy: /C8: position \d+ of the journal|liveness/,
    within: 100,
  },
  {
    name: 'the journal copies without compare-and-set',
    breaks: { journalWithoutCompare: true },
    weather: { sore: 0.12 },
    plot: { ...ONLY, meet: 1, pace: 2_500 },
    caughtBy: /liveness|C8/,
    within: 400,
  },
  {
    name: 'the parcel is released before the lapse is recorded',
    breaks: { releaseBeforeLapse: true },
    weather: { sore: 0.5, slow: 0.4 },
    steps: 1_500,
    caughtBy: /C4: (LandReserved|ParcelReleased|ParcelReserved)|C9/,
    plot: LAND,
    within: 400,
  },
  {
    name: "own bytes are answered although another taker's are stored",
    breaks: { noReadBack: true },
    caughtBy: /C1: k\d+ answered with|P1: .* its bytes are not/,
    within: 100,
  },
  {
    name: '"nothing to record" is settled without a ticket',
    breaks: { settleWithoutTicket: true },
    weather: { sore: 0.15, slow: 0, stall: 0, notSent: 0, requestLost: 0, answerLost: 0 },
    caughtBy: /C6: k\d+ answered/,
    plot: HOLDS,
    within: 400,
  },
  {
    name: 'the answer is given before the store has it',
    breaks: { answerBeforeStoring: true },
    caughtBy: /C1|P1|P3/,
    within: 40,
  },
  {
    name: 'a register that was put back takes commands before its journal has caught up',
    breaks: { serveBeforeCaughtUp: true },
    caughtBy: /C[156]|P1/,
    plot: { ...EVERYDAY, register: 8 },
    within: 400,
  },
];
