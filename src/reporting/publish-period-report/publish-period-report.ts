import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Period } from '../domain/period.js';
import type { AssembledReport, PeriodReport } from '../domain/period-report.js';
import type { PeriodReportPublished } from '../domain/period-report.events.js';
import { violation } from '../domain/report.violations.js';

export class PublishPeriodReport implements Command {
  constructor(
    readonly period: Period,
    /** Why there is to be another edition. */
    readonly reasonText: string | null,
    readonly context: CommandContext,
  ) {}
}

/** Asked before anything is counted, too: a period that goes on has no report. */
export function mustBeOver({ period: { name, cutOff }, context }: PublishPeriodReport): void {
  if (cutOff >= context.today) throw violation('report.period-not-over', { period: name, cutOff });
}

/**
 * What the register holds to be true of a period that is over, for ever. Nothing is published twice; where figures have
 * moved since, another edition names the one before and says why (RM17).
 */
export function publishPeriodReport(
  command: PublishPeriodReport,
  { content, contentSha256, figuresSha256 }: AssembledReport,
  report: PeriodReport,
): readonly PeriodReportPublished[] {
  mustBeOver(command);
  const { period, reasonText, context } = command;
  const last = report.editions.at(-1);
  if (last?.figuresSha256 === figuresSha256) return [];
  if (last !== undefined && reasonText === null)
    throw violation('report.edition-without-reason', { period: period.name, edition: last.edition });
  const data = {
    period: period.name,
    edition: (last?.edition ?? 0) + 1,
    supersedes: last?.edition ?? null,
    reasonText,
    from: period.from,
    cutOff: period.cutOff,
    asKnownAt: content.asKnownAt,
    contentSha256,
    figuresSha256,
    content,
    publishedOn: context.today,
    publishedBy: context.actor.personId,
  };
  return [{ type: 'PeriodReportPublished', data }];
}
