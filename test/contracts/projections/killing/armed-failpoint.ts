const [victim, hit = '1'] = (process.env['KILL_AT'] ?? '').split('@');
let left = Number(hit);

/** Ends the process the hard way at the n-th passing of the point named in KILL_AT (`name@n`). */
export function failpoint(name: string): void {
  if (name === victim && --left === 0) process.kill(process.pid, 'SIGKILL');
}
