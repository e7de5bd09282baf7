import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembly } from '../../src/app.module.js';
import { baidibekStory, SEEDED } from '../../src/demo/baidibek/baidibek-story.js';
import { Correspondence, type Reply } from '../../src/demo/correspondence.js';
import { holdersOf } from '../../src/demo/holders.js';
import { overHttp } from '../../src/demo/play/over-http.js';
import type { Step, Story } from '../../src/demo/story.js';
import type { Role } from '../../src/kernel/access/role.js';
import { parseFlags } from '../../src/platform/config/flags.js';
import { loadConfig } from '../../src/platform/config/load-config.js';
import { serve, type RunningRegister } from '../../src/platform/lifecycle/serve.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { ActionTable } from '../../src/platform/security/action-table.js';
import { ensureDemoKeys, type DemoKeys } from '../../src/platform/security/demo-keys.js';
import { aStore, type AStore } from '../support/a-store.js';
import { createTestDatabase, type TestDatabase } from '../support/embedded-postgres.js';
import { aTakenStory } from './land-steps.js';
import { aDeliveredStory } from './delivered-story.js';
import { anEndedStory, aRejectedStory } from './more-steps.js';
import { aCorrectedStory } from './correction-steps.js';
import { aKeptStory } from './record-steps.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** A step as it was sent and answered. */
export interface Told {
  readonly step: Step;
  readonly reply: Reply;
}

/** The whole application on a database of the shared server, with one key for each role. */
export class TheRegister {
  /** What the stories left behind: ids by name. */
  known: ReadonlyMap<string, string> = new Map();
  etag = '"v0"';
  readonly told: Told[] = [];

  private constructor(
    readonly running: RunningRegister,
    readonly keys: DemoKeys,
    private readonly database: TestDatabase,
    private readonly dataDir: string,
    private readonly store: AStore,
  ) {}

  static async start(): Promise<TheRegister> {
    const database = await createTestDatabase();
    const store = await aStore();
    const dataDir = mkdtempSync(join(tmpdir(), 'qadam-bad-input-'));
    const environment = {
      DATABASE_URL: database.connectionString,
      DATA_DIR: dataDir,
      REGISTER_KEY: KEY,
      VAULT_KEY: KEY,
      INSTANCE: 'bad-input',
      PORT: '0',
      LOG_LEVEL: 'error',
      LOG_FORMAT: 'json',
      ...store.environment,
    };
    const config = loadConfig(environment, parseFlags([]));
    const quiet = { output: createLogger(config.log), exit: () => undefined, say: () => undefined };
    const running = await serve(config, assembly, quiet);
    const demo = await ensureDemoKeys(dataDir, running.foundation.keys, true);
    if (demo === null) throw new Error('this register has no demo keys');
    return new TheRegister(running, demo.keys, database, dataDir, store);
  }

  /** Projects that operate, ended, were rejected and more. Every kind of command is accepted once. */
  async tell(): Promise<void> {
    const stories = [
      anEndedStory(),
      aRejectedStory(),
      aKeptStory(),
      aTakenStory(),
      aCorrectedStory(),
      aDeliveredStory(),
      // The last one is the project that is asked about.
      baidibekStory(SEEDED),
    ];
    for (const story of stories) await this.#tell(story);
  }

  get port(): number {
    return Number(new URL(this.running.url).port);
  }

  /** The key of a role that may, an office of a person where there is one. */
  keyFor(action: string): string {
    const rule = this.running.app.get(ActionTable, { strict: false }).rule(action);
    if (rule === undefined) throw new Error(`${action} is not declared`);
    const role: Role = typeof rule.roles === 'string' ? 'auditor' : rule.roles[0]!;
    return this.keys[role].key;
  }

  /** Events, but for the journal of refusals. */
  async events(): Promise<number> {
    const { rows } = await this.running.foundation.appPool.query<{ count: string }>(
      `select count(*) as count from es.event where stream_id not like 'audit-access-%'`,
    );
    return Number(rows[0]?.count);
  }

  async stop(): Promise<void> {
    await this.running.foundation.stop.stop('the test is over', 0);
    await this.store.close();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The register gives warnings their ids: a step about one names `{warning}`. */
  async #newestWarning(): Promise<string> {
    const { rows } = await this.running.foundation.appPool.query<{ data: string }>(
      `select data::text as data from es.event where type = 'PlausibilityWarningRaised' order by position desc limit 1`,
    );
    const { warningId } = JSON.parse(rows[0]?.data ?? '{}') as { readonly warningId?: string };
    return warningId ?? '';
  }

  async #tell({ name, steps }: Story): Promise<void> {
    const { keys, persons } = holdersOf(this.keys);
    const people = [...persons].map(([office, personId]) => [`person.${office}`, personId] as const);
    const letters = new Correspondence(overHttp(this.running.url), keys, name, people);
    for (const step of steps) {
      if (JSON.stringify(step.body).includes('{warning}')) letters.known.set('warning', await this.#newestWarning());
      let reply = await letters.send(step);
      for (const from = Date.now(); notPublishedYet(reply) && Date.now() - from < 10_000;)
        reply = await letters.send(step);
      if (reply.status >= 300) throw new Error(`${name}/${step.key}: ${reply.status} ${JSON.stringify(reply.body)}`);
      this.told.push({ step, reply });
    }
    this.known = new Map([...this.known, ...letters.known]);
    this.etag = letters.etag;
  }
}

/** Which days are published is read from the read models and believed for a second: the first commands may not know yet. */
function notPublishedYet({ body }: Reply): boolean {
  return (body as { readonly code?: string }).code === 'PROJECT_PERIOD_NOT_PUBLISHED';
}
