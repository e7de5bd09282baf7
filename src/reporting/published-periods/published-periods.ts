/** How long a day is believed without asking again; what is dated into it meanwhile shows in the report's differences. */
export const FRESH_MS = 1_000;

/** The last day that a published report counts; null while none is published. */
export type AskLastDay = () => Promise<string | null>;

/**
 * The last published day for whoever decides on a date (X21): at most a second old, and asked once for all who come
 * meanwhile. A failure to ask is the failure of those who waited for it, and is not kept.
 */
export class PublishedPeriods {
  #known: { readonly day: string | null; readonly askedAt: number } | null = null;
  #asking: Promise<string | null> | null = null;

  constructor(private readonly ask: AskLastDay) {}

  /** @param now milliseconds since 1970 */
  async lastDay(now: number): Promise<string | null> {
    const known = this.#known;
    if (known !== null && now - known.askedAt < FRESH_MS) return known.day;
    this.#asking ??= this.ask()
      .then(day => {
        this.#known = { day, askedAt: now };
        return day;
      })
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }
}
