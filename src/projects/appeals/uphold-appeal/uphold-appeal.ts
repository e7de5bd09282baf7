import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import {
  appealToAnswer,
  mustBeImpartial,
  mustStand,
  type StandingDecision,
} from '../../domain/appeals/appeal-rules.js';
import { mustExist } from '../../domain/common-rules.js';
import type { AppealedJson, AppealUpheld, DecisionAnnulled, ProjectSuspended } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Upholding = Omit<AppealUpheld['data'], 'decidedBy'>;

export class UpholdAppeal implements Command {
  constructor(
    readonly projectId: string,
    readonly upholding: Upholding,
    readonly context: CommandContext,
  ) {}
}

/** So long a project may look for new land before somebody looks at it again (domain.md c.5 D). */
const DAYS_WITHOUT_LAND = 90;

/**
 * The appeal is granted and the decision void, in one step. Stage and hold stand again as before it; land that went back
 * stays away, and then the project is suspended until it has other land. A late decision of the council that replaced
 * the appealed silence stands: such an appeal is dismissed or withdrawn.
 */
export const upholdAppeal: Decide<UpholdAppeal, Project, AppealUpheld | DecisionAnnulled | ProjectSuspended> = (
  { upholding, context },
  project,
) => {
  mustExist(project);
  const upheld: AppealUpheld = { type: 'AppealUpheld', data: { ...upholding, decidedBy: context.actor.personId } };
  const appeal = appealToAnswer(project, upheld);
  if (appeal === null) return [];
  const standing = mustStand(project, appeal.against);
  mustBeImpartial(upholding.decision, appeal, project, context);
  mustFitTheStage(upholding, standing);
  const annulled = annulment(upholding, appeal.against, standing, project);
  const suspends = annulled.data.landReleased && !project.hold.suspended;
  return suspends ? [upheld, annulled, suspension(upheld)] : [upheld, annulled];
};

/** A project that is back in review needs a term, or silence would never end. */
function mustFitTheStage({ decisionDueOn, decision }: Upholding, { stageBefore }: StandingDecision): void {
  if ((decisionDueOn !== null) !== (stageBefore === 'review')) {
    throw violation('project.annulment-term-does-not-fit', { restoredStage: stageBefore });
  }
  if (decisionDueOn !== null && decisionDueOn < decision.date) {
    throw violation('project.decision-due-before-annulment');
  }
}

function annulment(
  { appealId, decision, effect, decisionDueOn }: Upholding,
  against: AppealedJson,
  { takenOn, stageBefore }: StandingDecision,
  { hold, review, cancellation }: Project,
): DecisionAnnulled {
  const landReleased = against.kind === 'cancellation' && cancellation?.landDisposition === 'release';
  return {
    type: 'DecisionAnnulled',
    data: {
      appealId,
      annulled: { ...against, takenOn },
      decision,
      effect,
      restoredStage: stageBefore,
      restoredHold: hold.suspended || landReleased ? 'suspended' : 'none',
      landReleased,
      submissionNo: review.submissionNo,
      decisionDueOn,
      shiftedDays: LocalDate.daysBetween(takenOn as LocalDate, decision.date as LocalDate),
    },
  };
}

function suspension({ data: { decision, decidedBy } }: AppealUpheld): ProjectSuspended {
  return {
    type: 'ProjectSuspended',
    data: {
      since: decision.date,
      reasonCode: 'land_released',
      reasonText: 'The land went back while the project was cancelled',
      decision,
      reviewOn: LocalDate.addDays(decision.date as LocalDate, DAYS_WITHOUT_LAND),
      suspendedBy: decidedBy,
    },
  };
}
