import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustNotBeAnnulled } from '../../domain/appeals/appeal-rules.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
  mustNotBeSubmitter,
} from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { ProposalRejected } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Rejection = Omit<ProposalRejected['data'], 'rejectedBy'>;

export class RejectProposal implements Command {
  constructor(
    readonly projectId: string,
    readonly rejection: Rejection,
    readonly context: CommandContext,
  ) {}
}

/** The motivated refusal: with grounds, after the applicant was heard or waived it, and with a term to appeal. */
export const rejectProposal: Decide<RejectProposal, Project, ProposalRejected> = (
  { rejection: asked, context },
  project,
) => {
  mustExist(project);
  const rejection = { ...asked, hearing: withRecordedDay(asked.hearing, project) };
  const data: ProposalRejected['data'] = { ...rejection, rejectedBy: context.actor.personId };
  const { rejection: earlier } = project.review;
  if (earlier !== null) {
    if (sameContent(earlier, data)) return [];
    throw violation('project.rejected-by-another-decision', { number: earlier.decision.number });
  }
  mustNotBeAnnulled(project, 'rejection', rejection.decision.number);
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(rejection.decision.date, project, context);
  mustFollowLastTransition(rejection.decision.date, project);
  mustBeSignedByActor(rejection.decision, context);
  mustNotBeSubmitter(project, context);
  mustReferToItsHearing(rejection, project);
  mustBeHeard(rejection);
  if (rejection.appealBy < rejection.decision.date) throw violation('project.appeal-due-before-decision');
  return [{ type: 'ProposalRejected', data }];
};

/** A hearing that is recorded says itself when it was held. */
function withRecordedDay(hearing: Rejection['hearing'], { review }: Project): Rejection['hearing'] {
  const recorded = hearing.reference === null ? null : factWithId(review.hearings, hearing.reference);
  return { ...hearing, heldOn: hearing.heldOn ?? recorded?.heldOn ?? null };
}

/** Where the reference names a recorded hearing, it is one about this version, and of that day. */
function mustReferToItsHearing({ hearing: { reference, heldOn } }: Rejection, { review }: Project): void {
  const recorded = reference === null ? null : factWithId(review.hearings, reference);
  if (recorded === null) return;
  if (recorded.submissionNo !== review.submissionNo) {
    throw violation('project.hearing-of-another-version', { submissionNo: recorded.submissionNo });
  }
  if (recorded.heldOn !== heldOn) throw violation('project.hearing-held-on-another-day', { heldOn: recorded.heldOn });
}

/** Hearing before an unfavourable act: held on a day before the decision and written down, or waived in words. */
function mustBeHeard({ hearing, decision }: Rejection): void {
  const held = hearing.heldOn !== null && hearing.reference !== null && hearing.heldOn <= decision.date;
  if (!held && hearing.waiver === null) throw violation('project.rejected-without-hearing');
}
