import { Connection } from '../connection.js';
import { closedLoop, openLoop } from '../load.js';
import { kept, released, type Say } from '../scene.js';
import { startQadam } from '../services.js';
import { shown } from '../workload.js';
import type { GeneratedRegister } from './generated-register.js';
import { kpiDay, questionsAbout, type Question } from './questions.js';

/** Milliseconds by the name of what was asked. */
export type Figures = ReadonlyMap<string, { readonly p50: number; readonly p99: number }>;

const READS = 50;
const CONNECTIONS = 32;
/** Longer than that and nobody waits for a second answer. */
const PATIENCE_MS = 20_000;

/** Each question by itself, open loop, on the register as it ships. */
export async function measureReads(
  register: GeneratedRegister,
  seconds: number,
  before: Figures | null,
  say: Say,
): Promise<Figures> {
  const qadam = await kept(startQadam(register.scene.environment));
  const figures = new Map<string, { p50: number; p99: number }>();
  say(
    `reads       ${register.projects} projects, ${READS}/s open loop, latency from the intended time, no answer shared`,
  );
  for (const question of questionsAbout(register)) {
    const figure = await measured(qadam.port, question, seconds, say);
    figures.set(question.name, figure);
    line(question.name, figure, `aim p99 ${question.aim} ms`, before, say);
  }
  const kpis = await kpisOf(qadam.port, register, say);
  figures.set('KPIs of a day', kpis);
  line('KPIs of a day', kpis, 'one at a time, aim 2,000 ms', before, say);
  await released(qadam);
  say();
  return figures;
}

async function measured(port: number, question: Question, seconds: number, say: Say) {
  const load = { port, next: question.next, accepts: shown };
  await closedLoop(load, 2, 1);
  const { latency, errors, firstError, generatorLagMs } = await openLoop(load, READS, seconds, CONNECTIONS);
  if (errors > 0) say(`  ${question.name}: ${errors} answers were not as expected: ${firstError}`);
  if (generatorLagMs > 10) say(`  ${question.name}: the generator itself was ${generatorLagMs.toFixed(0)} ms late`);
  return { p50: latency.getValueAtPercentile(50) / 1000, p99: latency.getValueAtPercentile(99) / 1000 };
}

function line(
  name: string,
  { p50, p99 }: { p50: number; p99: number },
  aim: string,
  before: Figures | null,
  say: Say,
): void {
  const earlier = before?.get(name);
  const ratio = earlier === undefined ? '' : `; ${(p99 / earlier.p99).toFixed(2)} × the smaller register (aim 2)`;
  say(
    `  ${name.padEnd(30)} p50 ${p50.toFixed(1).padStart(8)} ms, p99 ${p99.toFixed(1).padStart(8)} ms, ${aim}${ratio}`,
  );
}

async function kpisOf(port: number, register: GeneratedRegister, say: Say): Promise<{ p50: number; p99: number }> {
  const took: number[] = [];
  const headers = { authorization: `ApiKey ${register.scene.caller.key}` };
  for (let n = 0; n < 5; n++) {
    const connection = await Connection.open(port);
    const started = performance.now();
    const answer = await connection.send({ method: 'GET', path: `/v1/kpis?on=${kpiDay(n)}`, headers, body: '' });
    took.push(performance.now() - started);
    connection.close();
    if (!shown(answer)) say(`  KPIs: ${answer.status} ${answer.body.slice(0, 200)}`);
    if (took.at(-1)! > PATIENCE_MS) break;
  }
  took.sort((a, b) => a - b);
  return { p50: took[Math.floor(took.length / 2)]!, p99: took.at(-1)! };
}
