import { appendFileSync, readFileSync } from 'node:fs';

/**
 * The failpoint that kills. It stands in the place of `src/platform/failpoints/failpoint.ts` for processes started with
 * `node -C qadam-faults` (package.json `imports`); what we ship has no such switch.
 *
 * QADAM_FAILPOINT is `name:n,name:n`: the process ends by SIGKILL at its n-th passing of a name. Each point kills once,
 * however many processes are armed with it: the file QADAM_FAILPOINT_HITS remembers, and the driver reads it.
 */
const hitsFile = process.env.QADAM_FAILPOINT_HITS;
const left = new Map(
  (process.env.QADAM_FAILPOINT ?? '')
    .split(',')
    .filter(text => text !== '')
    .map(text => text.split(':'))
    .map(([name, n = '1']) => [name, Number(n)]),
);

export function failpoint(name) {
  const passings = left.get(name);
  if (passings === undefined) return;
  left.set(name, passings - 1);
  if (passings > 1) return;
  left.delete(name);
  if (hitBefore(name)) return;
  if (hitsFile !== undefined) appendFileSync(hitsFile, `${name}\n`);
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered before the next instruction that matters, but nothing promises it: wait for it here.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
}

function hitBefore(name) {
  try {
    return hitsFile !== undefined && readFileSync(hitsFile, 'utf8').split('\n').includes(name);
  } catch {
    return false;
  }
}
