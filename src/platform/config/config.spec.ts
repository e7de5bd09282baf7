import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Config } from './config.js';
import { defaultDataDir, PROJECT_ROOT } from './data-dir.js';
import { registerKeys } from './register-keys.js';
import { parseFlags } from './flags.js';
import { ConfigError, loadConfig, type Environment } from './load-config.js';
import { envExample, printConfig } from './print-config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const load = (environment: Environment = {}, ...argv: string[]): Config => loadConfig(environment, parseFlags(argv));
const refusal = (environment: Environment, ...argv: string[]): string => {
  try {
    load(environment, ...argv);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};
const temporary = () => mkdtempSync(join(tmpdir(), 'qadam-config-'));

describe('configuration', () => {
  it('starts an embedded register on loopback when nothing is said', () => {
    const config = load();
    expect(config.embedded).toBe(true);
    expect(config.http).toEqual({ host: '127.0.0.1', port: 3000, portGiven: false, requestTimeoutMs: 10_000 });
    expect(config.role).toBe('all');
    expect(config.seed).toBe(true);
  });

  it('names every wrong variable in one sentence', () => {
    const message = refusal({ PORT: '70000', ROLE: 'boss', LOG_LEVEL: 'loud', SHUTDOWN_DELAY_MS: '-1' });
    for (const name of ['PORT', 'ROLE', 'LOG_LEVEL', 'SHUTDOWN_DELAY_MS']) expect(message).toContain(name);
    expect(message).toContain('"70000"');
    expect(message).toMatch(/^Qadam cannot start: .*\.$/);
  });

  it.each(['', '0x10', '1e3', ' 80', '80 ', '+80', '8.0', '３０００'])('takes no fancy number as a port: %j', text => {
    if (text === '') expect(load({ PORT: text }).http.portGiven).toBe(false);
    else expect(refusal({ PORT: text })).toContain('PORT must be a whole number from 0 to 65535');
  });

  it('lets flags win over the environment', () => {
    const config = load({ PORT: '4000', SEED: 'demo' }, '--port', '5000', '--empty');
    expect(config.http).toMatchObject({ port: 5000, portGiven: true });
    expect(config.seed).toBe(false);
  });

  it('refuses a flag it does not know, beside the other faults', () => {
    const message = refusal({ PORT: 'x' }, '--prot', '3000');
    expect(message).toContain('--prot');
    expect(message).toContain('PORT must be');
  });

  it('never seeds a register whose database is somebody else’s', () => {
    const config = load({ DATABASE_URL: 'postgres://u:p@db/q', REGISTER_KEY: KEY, VAULT_KEY: KEY, SEED: 'demo' });
    expect(config.seed).toBe(false);
    expect(config.embedded).toBe(false);
  });

  it('asks for both keys when the database is external', () => {
    const message = refusal({ DATABASE_URL: 'postgres://u:p@db/q' });
    expect(message).toContain('REGISTER_KEY or REGISTER_KEY_FILE');
    expect(message).toContain('VAULT_KEY or VAULT_KEY_FILE');
  });

  it('asks for all that a register in EventStoreDB needs', () => {
    const message = refusal({ EVENT_STORE: 'eventstoredb' });
    expect(message).toContain('EVENT_STORE=eventstoredb needs EVENTSTOREDB_URL');
    expect(message).toContain('needs DATABASE_URL: claims, journal and read models live there');
  });

  it('refuses to send events in the clear to another machine, and keeps the password to itself', () => {
    const external = { DATABASE_URL: 'postgres://u:p@db/q', REGISTER_KEY: KEY, VAULT_KEY: KEY };
    const open = { ...external, EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: 'esdb://u:hunter2@node1?tls=false' };
    expect(refusal(open)).toContain('EVENTSTOREDB_URL says tls=false to another machine');
    const wrong = { ...open, EVENTSTOREDB_URL: 'esdb://u:hunter2@node1?tlsVerifyCert=false' };
    expect(refusal(wrong)).toContain('EVENTSTOREDB_URL has an option that is not supported here: tlsVerifyCert');
    expect(refusal(wrong)).not.toContain('hunter2');
    const safe = load({ ...open, EVENTSTOREDB_URL: 'esdb://u:hunter2@node1?tls=true' });
    expect(safe.store).toMatchObject({ kind: 'eventstoredb', eventStoreDb: { acceptOldServer: false } });
    expect(printConfig(safe) + JSON.stringify(safe.written)).not.toContain('hunter2');
  });

  it('refuses a deadline that outlives the one around it', () => {
    expect(refusal({ REQUEST_TIMEOUT_MS: '5000' })).toContain(
      'STORE_DEADLINE_MS (5000) must be shorter than REQUEST_TIMEOUT_MS (5000)',
    );
  });

  it('refuses an ephemeral register on somebody else’s database', () => {
    const external = { DATABASE_URL: 'postgres://u:p@db/q', REGISTER_KEY: KEY, VAULT_KEY: KEY };
    expect(refusal(external, '--ephemeral')).toContain('EPHEMERAL is for the embedded database');
    expect(load({}, '--ephemeral').data.ephemeral).toBe(true);
  });

  it('keeps root’s data where an unprivileged user can reach it, apart for each clone', () => {
    expect(defaultDataDir('/home/a/qadam', 1000)).toBe('/home/a/qadam/.data');
    expect(defaultDataDir('/root/qadam', 0)).toMatch(/^\/var\/lib\/qadam\/[0-9a-f]{12}$/);
    expect(defaultDataDir('/root/qadam', 0)).not.toBe(defaultDataDir('/root/other', 0));
  });
});

describe('secrets', () => {
  const database = { DATABASE_URL: 'postgres://qadam:hunter2@db/q', REGISTER_KEY: KEY, VAULT_KEY: KEY };

  it('are read from files, without the newline an editor leaves', () => {
    const path = join(temporary(), 'key');
    writeFileSync(path, `${KEY}\n`);
    const { REGISTER_KEY: _, ...rest } = database;
    expect(load({ ...rest, REGISTER_KEY_FILE: path }).keys.register).toEqual(Buffer.alloc(32, 7));
  });

  it('are refused when given twice or when the file cannot be read', () => {
    expect(refusal({ ...database, VAULT_KEY_FILE: '/nowhere/vault.key' })).toContain('VAULT_KEY and VAULT_KEY_FILE');
    expect(refusal({ DATABASE_URL_FILE: '/nowhere/url' })).toMatch(/DATABASE_URL_FILE names \/nowhere\/url.*ENOENT/);
  });

  it('are only read from files where a secret is meant', () => {
    const path = join(temporary(), 'port');
    writeFileSync(path, '4000');
    expect(load({ PORT_FILE: path }).http.port).toBe(3000);
  });

  it.each(['short', 'a'.repeat(43) + '!', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
    'are refused unless they are 32 bytes, and never repeated: %j',
    text => {
      const message = refusal({ ...database, VAULT_KEY: text });
      expect(message).toContain('VAULT_KEY must be 32 random bytes');
      expect(message).not.toContain(text);
    },
  );

  it('do not show in --print-config, nor anywhere in the configuration beside their own field', () => {
    const config = load(database);
    const shown = printConfig(config) + JSON.stringify(config.written);
    for (const secret of ['hunter2', KEY]) expect(shown).not.toContain(secret);
    expect(printConfig(config)).toMatch(/^DATABASE_URL +\*{8} +environment$/m);
    expect(printConfig(config)).toMatch(/^PORT +3000 +default$/m);
  });

  it('of an embedded register are made once, for this user only', async () => {
    const dir = join(temporary(), 'new', 'folder');
    const config = load({ DATA_DIR: dir });
    const started = await Promise.all([registerKeys(config), registerKeys(config), registerKeys(config)]);
    for (const keys of started) expect(keys).toEqual(await registerKeys(config));
    expect(started[0]!.register).not.toEqual(started[0]!.vault);
    expect(statSync(join(dir, 'vault.key')).mode & 0o777).toBe(0o600);
  });

  it('of an embedded register are never replaced, not even when damaged', async () => {
    const dir = temporary();
    writeFileSync(join(dir, 'register.key'), 'damaged');
    await expect(registerKeys(load({ DATA_DIR: dir }))).rejects.toThrow(/register\.key does not hold 32 bytes/);
    expect(readFileSync(join(dir, 'register.key'), 'utf8')).toBe('damaged');
  });
});

describe('.env.example', () => {
  it('is what the table of variables says (npm run env:example)', () => {
    expect(readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8')).toBe(envExample());
  });

  it('can be used as it is: every line is a comment', () => {
    for (const line of envExample().split('\n')) expect(line).toMatch(/^(#.*)?$/);
  });
});
