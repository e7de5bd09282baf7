import type { Kind } from './operations.js';

/** A named moment at which a process dies, and what brings it about. */
export interface Failpoint {
  readonly name: string;
  /** Dies at the n-th passing. */
  readonly passing: number;
  /** The command that passes it; said more often while it is waited for. */
  readonly kind: Kind | null;
  /** The clients of that command never ask again: the automations have to finish what is half done. */
  readonly abandoned?: boolean;
  /** Only the owner of the projections passes it, so every instance is armed. */
  readonly owner?: boolean;
  readonly rebuild?: boolean;
}

/** First those that leave something half done, so that its half minute is over when the last ones are armed. */
export const FAILPOINTS: readonly Failpoint[] = [
  { name: 'reserve-land.after-parcel', passing: 3, kind: 'reserve', abandoned: true },
  { name: 'register-proposal.after-registry-number', passing: 9, kind: 'register', abandoned: true },
  { name: 'register-investor.after-bin', passing: 3, kind: 'investor', abandoned: true },
  { name: 'register-investor.after-lei', passing: 3, kind: 'investor' },
  { name: 'register-person.after-vault', passing: 2, kind: 'person' },
  { name: 'command.before-append', passing: 60, kind: null },
  { name: 'command.after-append', passing: 60, kind: null },
  { name: 'automation.sent', passing: 2, kind: 'release' },
  { name: 'automation.answered', passing: 2, kind: 'release' },
  { name: 'automation.claimed', passing: 20, kind: 'release' },
  { name: 'release-parcel.before-release', passing: 2, kind: 'release' },
  { name: 'release-parcel.released', passing: 2, kind: 'release' },
  { name: 'projection.rows-written', passing: 12, kind: null, owner: true },
  { name: 'projection.checkpoint-moved', passing: 12, kind: null, owner: true },
  { name: 'projection.committed', passing: 12, kind: null, owner: true },
  { name: 'projection.views-pointed', passing: 1, kind: null, owner: true, rebuild: true },
];

/** Passed when the half minute of the abandoned ones is over, wherever that happens. */
export const LATE_FAILPOINTS: readonly string[] = [
  'automation.timer-fired',
  'lapse-land-reservation.after-project',
  'lapse-proposal-registration.after-project',
  'lapse-investor-registration.after-investor',
];

/** The short tier sees lapses, but kills none: each death of an automation costs the half minute of its claim. */
export const isEssential = ({ name }: Failpoint): boolean =>
  /after-parcel|after-registry-number|command\.|rows-written/.test(name);
