import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { evidencePage, type Evidence } from './evidence.js';
import { NEMESES } from './nemeses/index.js';
import type { Summary } from './report.js';

const RUNS = fileURLToPath(new URL('../../docs/evidence.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../../docs/evidence.md', import.meta.url));

/** The names under which the page shows them. */
export const names: ReadonlyMap<string, string> = new Map(NEMESES.map(({ id, name }) => [id, name]));

/** Adds the line of a run and writes the page anew. */
export function record(summary: Summary): void {
  const sum = (of: (section: Summary['sections'][0]) => number): number =>
    summary.sections.reduce((total, section) => total + of(section), 0);
  const cycles: Record<string, number> = {};
  for (const { byNemesis } of summary.sections)
    for (const [id, n] of Object.entries(byNemesis)) cycles[id] = (cycles[id] ?? 0) + n;
  const run: Evidence = {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short=7', 'HEAD') + (git('status', '--porcelain', '--', 'src') === '' ? '' : '+'),
    tier: summary.wish,
    seed: summary.seed,
    kept: summary.kept,
    cycles,
    skipped: Object.fromEntries(summary.skipped.map(({ id, why }) => [id, why])),
    acknowledged: sum(section => section.acknowledged),
    unknown: sum(section => section.unknown),
    settled: sum(section => section.settled),
    neverAsked: sum(section => section.neverAsked),
    lost: sum(section => section.lost),
    duplicated: sum(section => section.duplicated),
    unfinished: sum(section => section.unfinished),
    otherFindings: sum(section => section.otherFindings + section.missed.length) + summary.broken.length,
    why: [...summary.findings.map(({ check, text }) => `${check}: ${text}`), ...summary.broken.map(firstLine)].slice(
      0,
      5,
    ),
    controls: summary.controls.length,
    controlsCaught: summary.controls.filter(({ caught }) => caught).length,
    seconds: Math.round(summary.seconds),
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`,
  };
  writeFileSync(RUNS, `${JSON.stringify([...readRuns(), run], null, 2)}\n`);
  writePage();
}

export const readRuns = (): Evidence[] => JSON.parse(readFileSync(RUNS, 'utf8')) as Evidence[];
export const writePage = (): void => writeFileSync(PAGE, evidencePage(readRuns(), names));

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function git(...given: readonly string[]): string {
  return spawnSync('git', given, { encoding: 'utf8' }).stdout.trim();
}
