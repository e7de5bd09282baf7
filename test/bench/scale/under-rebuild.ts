import { assembly } from '../../../src/app.module.js';
import { ProjectionAdmin } from '../../../src/platform/projections/admin.js';
import { leanSource } from '../../../src/platform/projections/lean-source.js';
import { realScheduler } from '../../../src/platform/projections/scheduler.js';
import { openLog } from '../home.js';
import { openLoop, type Load } from '../load.js';
import { kept, released, type Say } from '../scene.js';
import { startQadam } from '../services.js';
import { reads, shown } from '../workload.js';
import { poolOf, type GeneratedRegister } from './generated-register.js';
import { begun, rebuilt } from './rebuild.js';

const READS = 50;
const CONNECTIONS = 32;
const PATIENCE_MS = 480_000;

/** What readers notice while every read model is made anew in the service that answers them. */
export async function measureReadsUnderRebuild(register: GeneratedRegister, seconds: number, say: Say): Promise<void> {
  const { environment, caller } = register.scene;
  const qadam = await kept(startQadam(environment));
  const home = await openLog(environment);
  const pool = poolOf(environment['DATABASE_URL']!);
  const source = leanSource(home.log, pool);
  const decode = (event: Parameters<typeof assembly.catalogue.decode>[0]) => assembly.catalogue.decode(event);
  const admin = new ProjectionAdmin(pool, source, decode, realScheduler, 'projections');
  const load: Load = { port: qadam.port, next: reads(caller, register.projectIds), accepts: shown };
  const p99 = async (): Promise<number> => {
    const { latency, errors, firstError } = await openLoop(load, READS, seconds, CONNECTIONS);
    if (errors > 0) say(`  live use: ${errors} answers were not as expected: ${firstError}`);
    return latency.getValueAtPercentile(99) / 1000;
  };
  await p99();
  const without = await p99();
  // With what was registered since it was generated.
  const { position: events } = await home.log.head();
  const started = performance.now();
  await begun(assembly.projections.map(({ name }) => admin.rebuild(name, 'bench')));
  const during = await p99();
  await rebuilt(pool, PATIENCE_MS).catch((error: unknown) => {
    throw new Error(`the rebuild under reads did not end: ${String(error)}`);
  });
  const took = (performance.now() - started) / 1000;
  say(
    `live use    ${READS} reads/s, p99 ${without.toFixed(1)} ms; while all read models are made anew ${during.toFixed(1)} ms, ` +
      `${(during / without).toFixed(2)} × (aim 2); the rebuild took ${took.toFixed(0)} s, ` +
      `${Math.round(events / took)} events/s`,
  );
  await pool.end();
  await home.close();
  await released(qadam);
}
