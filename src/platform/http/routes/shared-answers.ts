import type { FastifyInstance } from 'fastify';
import type { QueryRequest } from './query-route.js';

/** URLs whose last answer is kept. */
const KEPT = 200;
/**
 * Rows may change where the positions stand still: a parked stream is taken up again, a new generation is switched to.
 * As long as another process may take to hear of a commit (freshness.ts), and no longer, an answer may be as old.
 */
const SHARED_MS = 150;

interface KeptAnswer {
  readonly positions: string;
  readonly since: number;
  readonly answer: Promise<object>;
}

const kept = new WeakMap<FastifyInstance, Map<string, KeptAnswer>>();
/** What was written of shared answers; undefined while nothing was. */
const written = new WeakMap<object, { writing: unknown }>();

/**
 * For answers that depend on nothing but the URL and the read models: as long as those stand where they stood, who asks
 * the same gets the same, made once and shared also while it is being made. How far behind it is, is asked each time.
 * A failure is shared by those who wait for it, and not kept.
 */
export async function sharedAnswer<Answer extends object>(
  request: QueryRequest,
  make: () => Promise<Answer>,
): Promise<Answer> {
  const { raw, standing } = request;
  if (standing === null || raw.method !== 'GET') return make();
  const answers = answersOf(raw.server);
  const now = raw.server.qadam.now();
  const known = answers.get(raw.url);
  if (known?.positions === standing.positions && Math.abs(now - known.since) < SHARED_MS)
    return known.answer as Promise<Answer>;
  const answer = make();
  const entry = { positions: standing.positions, since: now, answer };
  // The oldest go first: deleting and setting puts this one last.
  answers.delete(raw.url);
  answers.set(raw.url, entry);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value as string);
  try {
    const made = await answer;
    if (!written.has(made)) written.set(made, { writing: undefined });
    return made;
  } catch (error) {
    if (answers.get(raw.url) === entry) answers.delete(raw.url);
    throw error;
  }
}

/** What is written of an answer, its JSON above all; of a shared one it is written once, in the form for keeping. */
export function writtenOf<Writing>(
  answer: object,
  write: () => Writing,
  keep: (writing: Writing) => Writing = writing => writing,
): Writing {
  const known = written.get(answer);
  if (known === undefined) return write();
  return (known.writing ??= keep(write())) as Writing;
}

function answersOf(server: FastifyInstance): Map<string, KeptAnswer> {
  let answers = kept.get(server);
  if (answers === undefined) kept.set(server, (answers = new Map()));
  return answers;
}
