import { readFileSync } from 'node:fs';

/**
 * Loaded before the register (N11): the wall clock of this process is off by what the file says, in milliseconds, as it
 * is read anew twenty times a second. Timers run on, as they do on a machine whose clock is set.
 */
const file = process.env.QADAM_CLOCK;
const Real = Date;
let shift = 0;
const look = () => {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
};
if (file !== undefined) {
  look();
  setInterval(look, 50).unref();
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [Real.now() + shift] : given, as),
    apply: () => new Real(Real.now() + shift).toString(),
    get: (target, name) => (name === 'now' ? () => Real.now() + shift : Reflect.get(target, name)),
  });
}
