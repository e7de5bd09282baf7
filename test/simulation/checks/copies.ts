import { HOLDERS } from '../register/holders.js';
import type { Tables } from '../servers/tables.js';
import { found, type Finding } from './finding.js';
import { byCommand, type Stored } from './records.js';

/** The journal is the store's order, without skip and without double, and its ledger says what is there. */
export function checkJournal(tables: Tables, records: readonly Stored[]): readonly Finding[] {
  const findings: Finding[] = [];
  const rows = tables.events;
  const { stopped } = tables.journal;
  if (stopped !== null) findings.push(found('C8', `the journal has stopped: ${stopped}`));
  for (let n = 0; n < Math.max(rows.length, records.length); n++) {
    const row = rows[n];
    const record = records[n];
    if (row !== undefined && record !== undefined && row.eventId === record.id && row.meta === record.metaText) {
      if (row.position === n + 1) continue;
    }
    const said = row === undefined ? 'nothing' : `${row.stream}@${row.revision} as ${row.position}`;
    const is = record === undefined ? 'nothing' : `${record.stream}@${record.revision}`;
    findings.push(found('C8', `position ${n + 1} of the journal is ${said}, of the store ${is}`));
    break;
  }
  for (const [commandId, run] of byCommand(records)) {
    const row = tables.commands.get(commandId);
    if (row === undefined || row.first === null) {
      findings.push(found('C8', `the ledger does not know ${commandId} as stored`));
    } else if (row.last - row.first + 1 !== run.length || row.lastRevision !== run.at(-1)?.revision) {
      const there = `${run.length} events of it`;
      findings.push(found('C8', `the ledger has ${commandId} up to v${row.lastRevision}, the store ${there}`));
    }
  }
  return findings;
}

/** C8: the read model is what a fresh walk over the raw events makes of them. */
export function checkReadModel(tables: Tables, records: readonly Stored[]): readonly Finding[] {
  const expected = new Map<string, string>();
  const holds = new Map<string, number>();
  for (const { stream, type, data } of records) {
    if (type === 'ParcelReserved') {
      expected.set(stream, `{"holder":"${String(data['projectId'])}","since":"${String(data['reservationId'])}"}`);
    } else if (type === 'ParcelReleased') expected.set(stream, '{"holder":null,"since":null}');
    else if (type === 'ProjectSuspended' || type === 'ProjectResumed') {
      const suspends = type === 'ProjectSuspended';
      holds.set(stream, (holds.get(stream) ?? 0) + (suspends ? 1 : 0));
      expected.set(stream, `{"holds":${holds.get(stream)},"held":${suspends}}`);
    }
  }
  const shown = new Map<string, string>();
  for (const [key, row] of tables.kept)
    if (key.startsWith(`${HOLDERS}/`)) shown.set(key.slice(HOLDERS.length + 1), row);
  return [...new Set([...expected.keys(), ...shown.keys()])]
    .filter(key => expected.get(key) !== shown.get(key))
    .map(key => found('C8', `${key} is shown as ${shown.get(key)}, the events say ${expected.get(key)}`));
}
