import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { newestFirst } from '../facts.js';
import type { Project } from '../project.js';
import { violation } from '../project.violations.js';

/**
 * X21: a step is not dated into a period whose report is published, unless a second person has opened that day for the
 * project. A figure that was wrong there is corrected instead, by two persons as well; neither changes an edition, and
 * both show in the differences of the report.
 */
export function mustLeaveWhatIsPublished(on: string, project: Project, context: CommandContext): void {
  const { closedThrough } = context;
  if (closedThrough === null || on > closedThrough) return;
  const reaching = [...newestFirst(project.corrections.periodOverrides)].filter(
    ({ datedFrom, datedThrough }) => datedFrom <= on && on <= datedThrough,
  );
  if (reaching.length === 0) throw violation('project.period-is-published', { on, closedThrough });
  const { personId } = context.actor;
  const byAnother = reaching.some(({ overriddenBy }) => overriddenBy === null || overriddenBy !== personId);
  if (!byAnother) throw violation('project.period-override-by-same-person');
}
