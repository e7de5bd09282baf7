import { found, type Finding } from './finding.js';
import { byCommand, type Stored } from './records.js';

/** C2 and C6: streams without gap or double, every event where it was decided to stand, one effect per command id. */
export function checkShape(records: readonly Stored[]): readonly Finding[] {
  const findings: Finding[] = [];
  const heads = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { stream, revision, id, meta } of records) {
    const head = heads.get(stream) ?? -1;
    if (revision !== head + 1) findings.push(found('C2', `${stream} goes from ${head} to ${revision}`));
    heads.set(stream, revision);
    if (meta.revision !== revision || meta.stream !== stream) {
      findings.push(
        found('C4', `decided as ${meta.stream}@${meta.revision}, stored as ${stream}@${revision}`, meta.commandId),
      );
    }
    const twin = ids.get(id);
    if (twin !== undefined) {
      findings.push(found('C6', `the event ${id} is stored twice, in ${twin} and in ${stream}@${revision}`));
    }
    ids.set(id, `${stream}@${revision}`);
    if (meta.eventId !== id)
      findings.push(found('C2', `${stream}@${revision} calls itself ${meta.eventId}, not ${id}`));
  }
  for (const [commandId, run] of byCommand(records)) {
    const [first] = run;
    const scattered = run.some(
      ({ stream, revision }, index) => stream !== first?.stream || revision !== first.revision + index,
    );
    if (scattered) {
      const places = run.map(({ stream, revision }) => `${stream}@${revision}`);
      findings.push(found('C6', `command ${commandId} has more than one effect: ${places.join(', ')}`, commandId));
    }
  }
  return findings;
}
