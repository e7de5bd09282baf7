import type { Accepted, RecordedFact } from '../kernel/eventsourcing/accepted.js';
import { answerCommand, type Answer, type CommandAnswerOptions, type CommandRequest } from '../platform/http/index.js';
import type { Warning } from './domain/warnings.js';

/** C9: what the figures break without being refused stands in the answer too, not only in the record. */
export function answerWithWarnings(
  request: CommandRequest,
  accepted: Accepted,
  options: Omit<CommandAnswerOptions, 'warnings'> = {},
): Promise<Answer> {
  const warnings = accepted.facts.filter(isWarning).map(({ data }) => ({
    code: `PLAUSIBILITY_${data.rule}_${data.severity.toUpperCase()}`,
    detail: inWords(data),
  }));
  return answerCommand(request, accepted, { ...options, warnings });
}

function isWarning(fact: RecordedFact): fact is RecordedFact & { readonly data: Warning } {
  return fact.type === 'PlausibilityWarningRaised';
}

function inWords({ rule, severity, measured, limit, unit }: Warning): string {
  if (severity === 'not_checked') return `Rule ${rule} was not checked: reference data for it is missing.`;
  return `Rule ${rule}: ${measured ?? '?'} ${unit} is beyond ${limit ?? '?'}.`;
}
