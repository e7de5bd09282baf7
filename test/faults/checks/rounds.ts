import { settledAs, type Operation } from '../history.js';

/** What fifty transitions on one revision came to: one was recorded, all others were told that they were late. */
export function judgeRound(asked: readonly Operation[]): { findings: string[]; revision: number | null } {
  const won = asked.filter(operation => settledAs(operation) === 'ok');
  const late = asked.filter(({ attempts }) => attempts.at(-1)?.status === 412);
  const failed = asked.flatMap(({ attempts }) => attempts.filter(({ status }) => (status ?? 0) >= 500));
  const findings: string[] = [];
  if (won.length !== 1) findings.push(`${won.length} of ${asked.length} transitions on one revision were recorded`);
  if (won.length + late.length !== asked.length)
    findings.push(`${asked.length - won.length - late.length} were told neither 2xx nor 412`);
  if (failed.length > 0) findings.push(`${failed.length} were answered 5xx`);
  return { findings, revision: won[0]?.attempts.findLast(({ outcome }) => outcome === 'ok')?.revision ?? null };
}
