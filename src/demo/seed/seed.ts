import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { LogUnavailable } from '../../platform/event-store/event-log.errors.js';
import type { Foundation } from '../../platform/lifecycle/foundation.js';
import { readDemoKeys } from '../../platform/security/demo-keys.js';
import type { Post } from '../correspondence.js';
import { holdersOf } from '../holders.js';
import { fillRegister } from './fill-register.js';
import { registerKeyHolders } from './key-holders.js';
import { readProgress, whatToDo, writeProgress } from './progress-file.js';

/**
 * Fills an embedded register that is empty, or goes on where a filling was cut short. Letters go in through the front
 * door, into the very server that listens: parser, key, rules, answer are those of every other caller.
 */
export async function seedDemo(
  app: NestFastifyApplication,
  foundation: Foundation,
  post: Post = into(app),
): Promise<void> {
  const { dataDir } = foundation.database;
  const { logger } = foundation;
  const keys = await readDemoKeys(dataDir);
  const progress = await readProgress(dataDir);
  const todo = keys === null ? 'leave' : whatToDo(progress, foundation.startedEmpty);
  if (todo === 'cannot-resume') {
    logger.warn({ progress }, 'another release began to fill this register with the demo; it is left as it is');
  }
  if (keys === null || todo !== 'fill') return;
  const begun = performance.now();
  await writeProgress(dataDir, 'begun');
  const letters = await quietly(foundation, async () => {
    await untilWritable(foundation);
    await registerKeyHolders(app, foundation);
    return fillRegister({ post, ...holdersOf(keys) });
  });
  await writeProgress(dataDir, 'complete');
  await untilShown(app, foundation);
  logger.info({ letters, seconds: Math.round(performance.now() - begun) / 1_000 }, 'filled with the demo');
}

/**
 * Letters are sent again while the register says 503; the key holders go in past its front door, where nobody does.
 * A store that takes nothing for a minute ends the filling, to be resumed by the next start.
 */
async function untilWritable({ log }: Foundation): Promise<void> {
  const until = performance.now() + WRITABLE_WITHIN_MS;
  for (;;) {
    try {
      return await log.checkWritable();
    } catch (error) {
      if (!(error instanceof LogUnavailable) || performance.now() >= until) throw error;
      await setTimeout(AGAIN_MS);
    }
  }
}

const WRITABLE_WITHIN_MS = 60_000;
const AGAIN_MS = 200;

/** So that the first list somebody asks for shows the demo. Bounded: a slow machine is not kept from its banner. */
async function untilShown(app: NestFastifyApplication, { log }: Foundation): Promise<void> {
  const { readModels, readModelNames } = (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).qadam;
  const { position } = await log.head();
  await readModels.waitFor(readModelNames, position, 2_000);
}

/** Straight into the server, without a socket. */
export function into(app: NestFastifyApplication): Post {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  return async ({ method, path, headers, body }) => {
    const reply = await server.inject({
      method,
      url: path,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const texts = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(texts),
      body: reply.body === '' ? null : (JSON.parse(reply.body) as unknown),
    };
  };
}

/** A line per request is for requests that somebody made; what goes wrong here is thrown anyway. */
async function quietly<Result>({ logger }: Foundation, work: () => Promise<Result>): Promise<Result> {
  const { level } = logger;
  if (logger.isLevelEnabled('info')) logger.level = 'warn';
  try {
    return await work();
  } finally {
    logger.level = level;
  }
}
