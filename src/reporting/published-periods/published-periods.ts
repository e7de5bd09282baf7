/** How long a day is believed without asking again; a report published in between shows its late comers as differences. */
export const FRESH_MS = 1_000;
/** An older one is not believed at all: who asks waits. */
export const STALE_MS = 10_000;

/** The last day that a published report counts; null while none is published. */
export type AskLastDay = () => Promise<string | null>;

/**
 * The last published day for whoever decides on a date (X21). Commands do not wait for it, but for the first and after a
 * pause: it is asked again beside them, once a second and once for all. An answer that fails leaves the last one, for at
 * most ten seconds; after that its failure is the command's.
 */
export class PublishedPeriods {
  #known: { readonly day: string | null; readonly at: number } | null = null;
  #asking: Promise<string | null> | null = null;

  constructor(private readonly ask: AskLastDay) {}

  /** @param now milliseconds since 1970 */
  async lastDay(now: number): Promise<string | null> {
    const known = this.#known;
    if (known !== null && now - known.at < FRESH_MS) return known.day;
    const asked = this.#askOnce(now);
    if (known === null || now - known.at >= STALE_MS) return asked;
    // Whoever waits for it hears of its failure; who does not, has an answer.
    asked.catch(() => undefined);
    return known.day;
  }

  #askOnce(now: number): Promise<string | null> {
    this.#asking ??= this.ask()
      .then(day => {
        this.#known = { day, at: now };
        return day;
      })
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }
}
