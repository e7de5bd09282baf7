import { lapsed, reserved } from '../../automations/reservations.js';
import { closed, moved, opened, paid, TestLog } from '../support.js';

export interface Said {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The same history in the process that is killed and in the one that looks: facts of 40 accounts and 12 reservations. */
export function history(): readonly Said[] {
  const said: Said[] = [];
  const say = (stream: string, { type, data }: { type: string; data: unknown }): number =>
    said.push({ stream, type, data: data as Said['data'] });
  for (let n = 0; n < 40; n++) say(`account-${n}`, opened(`d${n % 5}`, String(n)));
  for (let round = 1; round < 8; round++)
    for (let n = 0; n < 40; n++) if ((n * round) % 3 !== 1) say(`account-${n}`, paid(String(n * round)));
  for (let n = 0; n < 40; n += 4) say(`account-${n}`, moved(`d${n % 3}`));
  for (let n = 0; n < 40; n += 9) say(`account-${n}`, closed());
  for (let n = 0; n < 12; n++) {
    say(`reservation-${n}`, reserved(`P-${n}`, n % 2 ? '2026-01-05T00:00:00.000Z' : '2999-01-01T00:00:00.000Z'));
    if (n % 3 === 0) say(`reservation-${n}`, lapsed(`P-${n}`));
  }
  return said;
}

export async function logOf(said: readonly Said[]): Promise<TestLog> {
  const log = new TestLog();
  for (const { stream, ...fact } of said) await log.say(stream, fact);
  return log;
}
