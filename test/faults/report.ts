import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from './campaign.js';
import { countOf, type Finding } from './checks/findings.js';
import type { ControlResult } from './controls.js';
import { settledAs, wasUnknown } from './history.js';
import type { Skipped } from './plan.js';

/** What one part of a run has to say. */
export interface Section {
  readonly name: string;
  readonly campaign: Campaign;
  readonly restarts: readonly number[];
  readonly unfinished: number;
  readonly hits: readonly string[];
  readonly missed: readonly string[];
  readonly notes: readonly string[];
}

export interface Report {
  readonly folder: string;
  readonly wish: string;
  readonly seed: number;
  readonly sections: readonly Section[];
  readonly controls: readonly ControlResult[];
  readonly skipped: readonly Skipped[];
  /** Stages that did not come to their end, and why. */
  readonly broken: readonly string[];
  readonly seconds: number;
  readonly say: (line?: string) => void;
}

/** Prints the figures of the issue and writes them beside the history. */
export function report({ folder, wish, seed, sections, controls, skipped, broken, seconds, say }: Report): Summary {
  const summaries = sections.map(section => ({ ...figuresOf(section), section }));
  for (const { section, ...figures } of summaries) tell(section, figures, say);
  say();
  for (const { id, why } of skipped) say(`SKIPPED ${id}: ${why}`);
  for (const each of broken) say(`BROKEN OFF ${each}`);
  for (const { name, caught, how, twin } of controls) {
    const verdict = twin === true ? (caught ? 'clean' : 'NOT CLEAN') : caught ? 'caught' : 'NOT CAUGHT';
    say(`control ${name}: ${verdict} (${how})`);
  }
  for (const line of ELSEWHERE) say(`control ${line}`);
  const kept = broken.length === 0 && summaries.every(({ ok }) => ok) && controls.every(({ caught }) => caught);
  const findings = sections.flatMap(({ campaign }) => campaign.findings);
  const summary: Summary = {
    wish,
    seed,
    seconds,
    kept,
    skipped,
    broken,
    sections: summaries.map(({ section: _, ...figures }) => figures),
    controls,
    findings,
  };
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  say();
  say(
    `${kept ? 'kept' : 'BROKEN'}: faults ${wish}, seed ${seed}, ${skipped.length} nemeses skipped, ${seconds.toFixed(0)} s; summary in ${join(folder, 'summary.json')}`,
  );
  return summary;
}

/** What a run says to machines. */
export interface Summary {
  readonly wish: string;
  readonly seed: number;
  readonly seconds: number;
  readonly kept: boolean;
  readonly skipped: readonly Skipped[];
  readonly broken: readonly string[];
  readonly sections: readonly Figures[];
  readonly controls: readonly ControlResult[];
  readonly findings: readonly Finding[];
}

/** Controls of ruling 49 that this suite does not run, and where they are or why they are nowhere. */
const ELSEWHERE = [
  'naive bigserial polling: test/contracts/event-log.postgres-chaos.spec.ts',
  'checkpoint without compare-and-set, one event at a time: test/contracts/projections/owners.spec.ts',
  'fsync=off: not run; the supervisor passes fsync=on on the command line, where nothing can override it',
  'pending claim, re-decided revision, journal without compare-and-set: test/simulation/controls.spec.ts',
];

type Figures = ReturnType<typeof figuresOf>;

function figuresOf({ name, campaign, restarts, unfinished, hits, missed, notes }: Section) {
  const { operations, reads, intrusions } = campaign.parts.history;
  const unknown = operations.filter(wasUnknown);
  const gone = unknown.filter(({ abandoned }) => abandoned);
  const { findings, cycles } = campaign;
  const lost = countOf(findings, 'C1');
  const duplicated = countOf(findings, 'C6');
  return {
    name,
    cycles: cycles.length,
    byNemesis: countBy(cycles.map(({ nemesis }) => nemesis)),
    acknowledged: operations.filter(operation => settledAs(operation) === 'ok').length,
    refused: operations.filter(operation => settledAs(operation) === 'fail').length,
    unknown: unknown.length,
    settled: unknown.filter(operation => ['ok', 'fail'].includes(settledAs(operation))).length,
    neverAsked: gone.length,
    reads: reads.filter(({ status }) => status === 200).length,
    refusedIntruders: intrusions.filter(({ status, wanted }) => status === wanted).length,
    lost,
    duplicated,
    unfinished,
    otherFindings: findings.length - lost - duplicated,
    fewestAcknowledged: Math.min(...cycles.map(({ acknowledged }) => acknowledged), Number.MAX_SAFE_INTEGER),
    cyclesBelow100: cycles.filter(({ acknowledged }) => acknowledged < 100).length,
    inFlight: cycles.reduce((sum, cycle) => sum + cycle.inFlight, 0),
    cyclesInFlight: cycles.filter(({ inFlight }) => inFlight > 0).length,
    restarts: restarts.length,
    restartMs: percentiles(restarts),
    outageMs: percentiles(cycles.filter(({ name }) => !name.startsWith('failpoint')).map(cycle => cycle.backAfterMs)),
    hits: [...new Set(hits)],
    missed,
    notes,
    ok: findings.length === 0 && unfinished === 0 && missed.length === 0,
  };
}

function tell({ campaign }: Section, figures: Figures, say: (line?: string) => void): void {
  const { restartMs, outageMs } = figures;
  say();
  say(figures.name);
  say(
    `  cycles                  ${figures.cycles}: ${Object.entries(figures.byNemesis)
      .map(([id, n]) => `${id} ${n}`)
      .join(', ')}`,
  );
  say(
    `  acknowledged            ${figures.acknowledged}, and ${figures.refused} refused by a rule; fewest in a cycle ${figures.fewestAcknowledged}, cycles below 100: ${figures.cyclesBelow100}`,
  );
  say(
    `  unknown                 ${figures.unknown}, of them ${figures.settled} settled by the same key, ${figures.neverAsked} never asked again on purpose`,
  );
  say(`  reads of what was written  ${figures.reads}, and ${figures.refusedIntruders} intruders refused`);
  say(`  in flight at the kills  ${figures.inFlight}, in ${figures.cyclesInFlight} of ${figures.cycles} cycles`);
  say(`  lost                    ${figures.lost}`);
  say(`  duplicated              ${figures.duplicated}`);
  say(`  unfinished reservations ${figures.unfinished} (registrations and releases counted as well)`);
  say(`  restart to ready        p50 ${restartMs.p50} ms, max ${restartMs.max} ms, ${figures.restarts} restarts`);
  say(`  kill to next answer     p50 ${outageMs.p50} ms, max ${outageMs.max} ms, to a command sent after the kill`);
  if (figures.hits.length > 0) say(`  failpoints hit          ${figures.hits.join(', ')}`);
  if (figures.missed.length > 0) say(`  failpoints NEVER HIT    ${figures.missed.join(', ')}`);
  for (const note of figures.notes) say(`  ${note}`);
  for (const { check, text } of campaign.findings.slice(0, 30)) say(`  FINDING ${check}: ${text}`);
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function percentiles(times: readonly number[]): { p50: number; max: number } {
  const sorted = [...times].sort((x, y) => x - y);
  return { p50: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), max: Math.round(sorted.at(-1) ?? 0) };
}
