import type { Answer, Asked, History } from '../clients/history.js';
import { found, type Finding } from './finding.js';
import { byCommand, hashOf, type Stored } from './records.js';

type Ok = Extract<Answer, { kind: 'ok' }>;
type Accepted = Asked & { readonly answer: Ok; readonly completed: number };

/** C1, C5 and C6 as the callers saw them: what was said is stored, once, and said the same to everybody. */
export function checkAnswers(history: History, records: readonly Stored[]): readonly Finding[] {
  const findings: Finding[] = [];
  const stored = byCommand(records);
  for (const [commandId, asked] of groupedByCommand(history.asked)) {
    const run = stored.get(commandId) ?? [];
    const accepted = asked.filter(isAccepted);
    const said = [
      ...accepted.flatMap(each => checkAccepted(history, each, run)),
      ...checkEqual(history, accepted),
      ...checkRefusals(history, asked, run),
    ];
    const { key } = asked[0]!.intent;
    findings.push(...said.map(({ check, text }) => found(check, `${key} ${text}`, commandId)));
  }
  return [...findings, ...checkRealTime(history.asked.filter(isAccepted))];
}

function checkAccepted(history: History, asked: Accepted, run: readonly Stored[]): readonly Finding[] {
  const { answer, intent } = asked;
  const findings: Finding[] = [];
  if (answer.facts.length === 0) {
    if (run.length > 0 && !mayBeForgotten(history, asked)) {
      findings.push(found('C6', `answered "nothing to record" at v${answer.revision}, and stored ${placesOf(run)}`));
    }
    return findings;
  }
  const said = answer.facts.map(({ eventId, type, dataHash, data }) => [eventId, type, dataHash, canonical(data)]);
  const there = run.map(event => [event.id, event.type, hashOf(event), canonical(event.data)]);
  if (JSON.stringify(said) !== JSON.stringify(there)) {
    findings.push(found('C1', `answered with ${JSON.stringify(said)}, stored is ${JSON.stringify(there)}`));
  }
  const last = run.at(-1);
  if (last?.stream !== answer.stream || last.revision !== answer.revision) {
    findings.push(found('C1', `answered ${answer.stream} v${answer.revision}, stored is ${placesOf(run)}`));
  }
  if (intent.pinned !== null && answer.revision - answer.facts.length !== intent.pinned) {
    findings.push(found('C4', `pinned to v${intent.pinned}, answered v${answer.revision}`));
  }
  if (run.some(({ meta }) => meta.fingerprint !== intent.fingerprint)) {
    findings.push(found('C6', 'answered with what another body under this key recorded'));
  }
  return findings;
}

/** All definite 2xx of a key are one answer. */
function checkEqual(history: History, accepted: readonly Accepted[]): readonly Finding[] {
  const [first] = accepted;
  return accepted.flatMap(other => {
    if (first === undefined || JSON.stringify(first.answer) === JSON.stringify(other.answer)) return [];
    if (textOf(first.answer) === textOf(other.answer)) return [];
    if (mayBeForgotten(history, first) || mayBeForgotten(history, other)) return [];
    return [found('C6', `answered ${textOf(first.answer)} and ${textOf(other.answer)}`)];
  });
}

/**
 * The last definite answer of a key is what counts (ruling 27). After a refusal nothing may be stored by an attempt that
 * was over before the refused one was made.
 */
function checkRefusals(history: History, asked: readonly Asked[], run: readonly Stored[]): readonly Finding[] {
  const bodies = new Set(asked.map(({ intent }) => intent.fingerprint));
  const findings: Finding[] = [];
  for (const fingerprint of bodies) {
    const definite = asked
      .filter(({ intent, answer }) => intent.fingerprint === fingerprint && isDefinite(answer))
      .sort((a, b) => a.completed! - b.completed!);
    const last = definite.at(-1);
    if (last?.answer?.kind !== 'refused') continue;
    const { problem } = last.answer;
    if (problem === 'idempotency-key-reused' && bodies.size === 1) {
      findings.push(found('C6', 'refused as reused, and only one body was ever sent'));
    }
    const ghost = run.find(({ meta, metaText }) => {
      if (meta.fingerprint !== fingerprint) return false;
      const by = history.appendings.find(({ metas }) => metas.includes(metaText));
      return by === undefined || (by.ended !== null && by.ended < last.invoked);
    });
    if (ghost !== undefined) findings.push(found('C5', `refused at last with ${problem}, and stored ${placesOf(run)}`));
  }
  return findings;
}

/** C3: what was recorded after another answer had been given stands behind it. */
function checkRealTime(accepted: readonly Accepted[]): readonly Finding[] {
  const fresh = accepted.filter(({ answer }) => !answer.replayed && answer.facts.length > 0);
  return fresh.flatMap(before =>
    fresh
      .filter(after => after.invoked > before.completed && after.answer.stream === before.answer.stream)
      .filter(after => after.answer.revision <= before.answer.revision)
      .map(after => {
        const places = `v${after.answer.revision}, not behind v${before.answer.revision}`;
        return found('C3', `${after.intent.key} came after ${before.intent.key}, and stands at ${places}`);
      }),
  );
}

/** The documented loss: "nothing to record" lives in PostgreSQL only, and was said after the copy that was put back. */
function mayBeForgotten({ restores }: History, { answer, completed, invoked }: Asked): boolean {
  if (answer?.kind !== 'ok' || answer.facts.length > 0) return false;
  return restores.some(({ copied, restored }) => (completed ?? Infinity) > copied && invoked < restored);
}

function isAccepted(asked: Asked): asked is Accepted {
  return asked.answer?.kind === 'ok';
}

function isDefinite(answer: Answer | null): boolean {
  return answer?.kind === 'ok' || answer?.kind === 'refused';
}

function groupedByCommand(asked: readonly Asked[]): ReadonlyMap<string, readonly Asked[]> {
  const groups = new Map<string, Asked[]>();
  for (const each of asked) groups.set(each.intent.commandId, [...(groups.get(each.intent.commandId) ?? []), each]);
  return groups;
}

const textOf = ({ stream, revision, facts }: Ok): string => `${stream} v${revision} ${canonical(facts)}`;
const placesOf = (run: readonly Stored[]): string =>
  run.length === 0 ? 'nothing' : run.map(({ stream, revision }) => `${stream}@${revision}`).join(', ');

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
