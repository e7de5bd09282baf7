import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../platform/config/load-config.js';
import { parseFlags } from '../platform/config/flags.js';
import { demoKeysFile, type DemoKeys } from '../platform/security/demo-keys.js';
import { holdersOf } from './holders.js';
import { NobodyThere, overHttp } from './play/over-http.js';
import { playDemo } from './play/play-demo.js';

const HELP = `npm run demo [-- flags]

Plays the Baidibek story and its branches against a running register, each office with its own key, and checks every
answer.

  --url <url>     where the register answers (http://127.0.0.1:3000)
  --keys <file>   the demo keys (demo-keys.json in the register's data folder)
  --data <folder> the register's data folder, if it is not the usual one`;

/** Exit 0: everything as expected. 1: something differs. 2: the demo could not be played. */
async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { type: 'string' },
      keys: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const url = values.url ?? 'http://127.0.0.1:3000';
  const path = values.keys ?? keysOfRegister(values.data);
  const runId = randomBytes(4).toString('hex');
  const stage = {
    write: (line: string): void => void process.stdout.write(`${line}\n`),
    // Node's own rule: a terminal, and neither NO_COLOR nor its relatives.
    colours: process.stdout.isTTY === true && process.stdout.hasColors(),
  };
  stage.write(`Qadam demo, run ${runId}, against ${url}`);
  const begun = performance.now();
  const deviations = await playDemo({ post: overHttp(url), ...holdersOf(await readKeys(path)), runId, stage });
  stage.write(`  ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  return deviations.length === 0 ? 0 : 1;
}

function keysOfRegister(data: string | undefined): string {
  return demoKeysFile(readConfig(parseFlags(data === undefined ? [] : ['--data', data])).data.dir);
}

class NoKeys extends Error {
  override readonly name = 'NoKeys';
}

async function readKeys(path: string): Promise<DemoKeys> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as DemoKeys;
  } catch (error) {
    throw new NoKeys(
      `there are no demo keys to be read in ${path}: start a register with "npm start", or give --keys`,
      {
        cause: error,
      },
    );
  }
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const plain = error instanceof NobodyThere || error instanceof NoKeys || error instanceof ConfigError;
    const sentence =
      error instanceof NobodyThere ? `${error.message}: start it with "npm start", or give --url` : String(error);
    console.error(plain ? sentence.replace(/^\w+: /, '') : error);
    process.exitCode = 2;
  },
);
