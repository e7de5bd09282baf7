/**
 * A named point at which the fault suite may kill the process (`npm run faults`).
 * This is the production build: it does nothing. The armed twin lives under `test/faults`
 * and is chosen by the `qadam-faults` import condition, so no switch exists in what we ship.
 */
export function failpoint(_name: string): void {}
