const EVERY_MS = 2_000;

/** Tells a person how far a long work is and when it may end; at most one line in two seconds. */
export class Progress {
  #verb = '';
  #from = 0;
  #at = 0;
  #total = 0;
  #begun = 0;
  #told = 0;

  constructor(
    private readonly say: (line: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `exported`, of so many events, going on at one of them. */
  begin(verb: string, total: number, from = 0): void {
    this.#verb = verb;
    this.#total = total;
    this.#from = from;
    this.#at = from;
    this.#begun = this.now();
    this.#told = this.#begun;
  }

  reached(position: number): void {
    this.#at = position;
    // Asking the clock costs more than counting.
    if ((position & 0xff) !== 0 || this.now() - this.#told < EVERY_MS) return;
    this.#told = this.now();
    this.say(this.#line());
  }

  /** Only what took long enough to have been told on its way is told at its end. */
  end(): void {
    if (this.#told > this.#begun) this.say(this.#line());
  }

  #line(): string {
    const seconds = (this.now() - this.#begun) / 1_000;
    const rate = (this.#at - this.#from) / Math.max(seconds, 0.001);
    const left = Math.ceil((this.#total - this.#at) / Math.max(rate, 0.001));
    const percent = this.#total === 0 ? 100 : Math.floor((100 * this.#at) / this.#total);
    const count = (n: number): string => Math.round(n).toLocaleString('en');
    return `${this.#verb} ${count(this.#at)} of ${count(this.#total)} events (${percent} %), ${count(rate)}/s, ${count(left)} s left`;
  }
}
