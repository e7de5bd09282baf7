import { isDeepStrictEqual } from 'node:util';
import type { Correspondence, Otherwise, Reply } from '../correspondence.js';
import type { Step } from '../story.js';
import type { Narrator } from './narrator.js';

export interface Wanted {
  /** 201 unless said otherwise. */
  readonly status?: number;
  /** Code of the problem. */
  readonly code?: string;
  /** Codes of the warnings, in their order. */
  readonly warnings?: readonly string[];
  /** One line that says what it means. */
  readonly means?: string;
}

interface Answered {
  readonly revision?: number;
  readonly code?: string;
  readonly warnings?: readonly { readonly code: string; readonly detail: string }[];
}

/** Sends the letters of the demo, tells what comes back and remembers what is not as expected. */
export class Desk {
  readonly deviations: string[] = [];
  #letters = 0;
  #checks = 0;

  constructor(private readonly narrator: Narrator) {}

  get counts(): string {
    return `${this.#letters} requests, ${this.#checks} checks`;
  }

  /** A letter that is to be accepted or, with a `code`, refused. */
  async send(
    letters: Correspondence,
    asked: string,
    step: Step,
    wanted: Wanted = {},
    otherwise: Otherwise = {},
  ): Promise<Reply> {
    const reply = await letters.send(step, otherwise);
    const before = this.deviations.length;
    const body = (reply.body ?? {}) as Answered;
    const told: string[] = [];
    const compare = (what: string, actual: unknown, expected: unknown): void => {
      const said = this.#compare(`${asked}: ${what}`, actual, expected);
      if (said !== null) told.push(said);
    };
    compare('status', reply.status, wanted.status ?? 201);
    if (wanted.code !== undefined) compare('code', body.code, wanted.code);
    if (wanted.warnings !== undefined)
      compare(
        'warnings',
        (body.warnings ?? []).map(({ code }) => code),
        wanted.warnings,
      );
    if (reply.status < 300) compare('ETag', reply.headers['etag'], `"v${body.revision}"`);
    this.#letters++;
    const office = otherwise.anonymous === true ? 'a stranger' : (otherwise.office ?? step.office);
    const version = reply.status < 300 ? (reply.headers['etag'] ?? '').replaceAll('"', '') : (body.code ?? '');
    this.narrator.step(office, asked, reply.status, version, this.deviations.length === before);
    if (wanted.warnings !== undefined) for (const { detail } of body.warnings ?? []) this.narrator.means(detail);
    if (wanted.means !== undefined) this.narrator.means(wanted.means);
    for (const said of told) this.narrator.deviation(said);
    return reply;
  }

  /** A question about what was answered. */
  check(what: string, actual: unknown, expected: unknown): boolean {
    const said = this.#compare(what, actual, expected);
    if (said !== null) this.narrator.deviation(said);
    return said === null;
  }

  /** What is seen of it afterwards, told in a plain sentence where it is so. */
  see(sentence: string, actual: unknown, expected: unknown): void {
    if (this.check(sentence, actual, expected)) this.narrator.means(sentence);
  }

  /**
   * What the register does by itself comes soon, not at once: asked again for five seconds. It counts as asked once, so
   * that a slow machine counts what a fast one does.
   */
  async eventually(what: string, ask: () => Promise<unknown>, expected: unknown): Promise<boolean> {
    const [letters, checks] = [this.#letters, this.#checks];
    let found = await ask();
    for (let tries = 1; tries < 50 && !isDeepStrictEqual(found, expected); tries++) {
      await new Promise(resolve => setTimeout(resolve, 100));
      [this.#letters, this.#checks] = [letters, checks];
      found = await ask();
    }
    return this.check(what, found, expected);
  }

  async read<Body>(letters: Correspondence, path: string): Promise<Body> {
    this.#letters++;
    const reply = await letters.read('auditor', path);
    this.check(`GET ${path}: status`, reply.status, 200);
    return (reply.body ?? {}) as Body;
  }

  #compare(what: string, actual: unknown, expected: unknown): string | null {
    this.#checks++;
    if (isDeepStrictEqual(actual, expected)) return null;
    const said = `${what} is ${JSON.stringify(actual) ?? 'absent'}, expected ${JSON.stringify(expected)}`;
    this.deviations.push(said);
    return said;
  }
}
