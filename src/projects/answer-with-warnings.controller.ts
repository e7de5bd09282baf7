import type { Accepted, RecordedFact } from '../kernel/eventsourcing/accepted.js';
import { answerCommand, type Answer, type CommandAnswerOptions, type CommandRequest } from '../platform/http/index.js';
import type { RuleWarningRaised } from './domain/project.events.js';
import type { Warning } from './domain/records/warnings.js';

/** C9: what the figures break without being refused stands in the answer too, not only in the record. */
export function answerWithWarnings(
  request: CommandRequest,
  accepted: Accepted,
  options: Omit<CommandAnswerOptions, 'warnings'> = {},
): Promise<Answer> {
  const figures = accepted.facts.filter(isWarning).map(({ data }) => ({
    code: `PLAUSIBILITY_${data.rule}_${data.severity.toUpperCase()}`,
    detail: inWords(data),
  }));
  const rules = accepted.facts.filter(isOfRule).map(({ data }) => ({
    code: `RULE_${data.rule}_${data.severity.toUpperCase()}`,
    detail: RULES_IN_WORDS[data.rule],
  }));
  return answerCommand(request, accepted, { ...options, warnings: [...figures, ...rules] });
}

function isWarning(fact: RecordedFact): fact is RecordedFact & { readonly data: Warning } {
  return fact.type === 'PlausibilityWarningRaised';
}

function isOfRule(fact: RecordedFact): fact is RecordedFact & { readonly data: RuleWarningRaised['data'] } {
  return fact.type === 'RuleWarningRaised';
}

const RULES_IN_WORDS: Readonly<Record<RuleWarningRaised['data']['rule'], string>> = {
  X8: 'The investor has a project of the same kind and size in this district: likely the same one.',
  X16: 'A power purchase agreement of the investor was ended for late commissioning within three years.',
  X18: 'The pool is not the one that the cost says, or the index of the year is not known.',
  X20: 'The capacity is more than the grid or the power purchase agreement takes.',
  X21: 'The day of the proposal lies in a period whose report is published: its differences show the project.',
  X22: 'An expansion or a renewal names no project that it belongs to.',
};

function inWords({ rule, severity, measured, limit, unit }: Warning): string {
  if (severity === 'not_checked') return `Rule ${rule} was not checked: reference data for it is missing.`;
  return `Rule ${rule}: ${measured ?? '?'} ${unit} is beyond ${limit ?? '?'}.`;
}
