/** Figures of one group of `GET /v1/totals`, flat: `cost.approved.KZT` → decimal text. */
export type FlatTotals = Readonly<Record<string, string>>;

interface Sums {
  readonly amount: string;
  readonly currency: string;
}

/** Counts and decimals by their path; sums of money by class and currency. A group that is not there is empty. */
export function flatTotals(group: object | undefined): FlatTotals {
  const flat: Record<string, string> = {};
  for (const [figure, value] of Object.entries(group ?? {})) {
    if (figure === 'key' || figure === 'name' || typeof value !== 'object' || value === null) continue;
    for (const [figureClass, entry] of Object.entries(value as object)) {
      if (!Array.isArray(entry)) flat[`${figure}.${figureClass}`] = String(entry);
      else for (const { amount, currency } of entry as Sums[]) flat[`${figure}.${figureClass}.${currency}`] = amount;
    }
  }
  return flat;
}

/** Exact: `after − before`, with as many decimals as the longer of both. What is absent is nothing. */
export function difference(after = '0', before = '0'): string {
  const scale = Math.max(decimals(after), decimals(before));
  const units = units10(after, scale) - units10(before, scale);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}

const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;

function units10(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
