import { Controller, Inject } from '@nestjs/common';
import { CLOSURE_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { ProjectClosed } from '../../domain/project.events.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import {
  DecisionBody,
  decisionOf,
  DocumentBody,
  documentOf,
  MeasureBody,
  measureOf,
  REASON_TEXT,
} from '../../shared-bodies.controller.js';
import { CloseProject, type Closure } from './close-project.js';

class WaivedObligationBody {
  @Text({ max: 100, example: 'IC-2019-31' }) agreementNo!: string;
  @BusinessId({ example: 'jobs' }) code!: string;
  @Text({ ...REASON_TEXT, example: 'The plant runs with fewer people than was agreed' }) reasonText!: string;
}

export class CloseProjectBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @OneOf(CLOSURE_REASONS.codes, { example: 'monitoring_complete' }) reasonCode!: ProjectClosed['data']['reasonCode'];
  @Text({ ...REASON_TEXT, example: 'All that was owed is built and verified' }) reasonText!: string;
  @Nested(MeasureBody, { description: 'What the project came to.' }) final!: MeasureBody;
  @Nested(DocumentBody, { description: 'The closure report.' }) report!: DocumentBody;
  @ListOf(text({ max: 100 }), { max: 50, optional: true, unique: true, example: ['A-2021-14'] }) auditRefs?: string[];
  @ListOf(WaivedObligationBody, { max: 100, optional: true, description: 'What is owed still and let go.' })
  waivedObligations?: WaivedObligationBody[];
}

@Controller('v1/projects/:projectId/closures')
export class CloseProjectController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.close',
    body: CloseProjectBody,
    ifMatch: 'required',
    summary: 'Close a project',
    description: 'The end of what operates. Red issues are resolved and counter-obligations settled or waived before.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.closed-by-another-decision',
      'project.not-operating',
      'project.red-issues-open',
      'project.obligations-not-settled',
      'project.waiver-without-obligation',
      'project.final-figure-not-verified',
    ],
  })
  async close(@CommandInput() request: CommandRequest<CloseProjectBody, 'projectId'>): Promise<Answer> {
    const command = new CloseProject(request.params.projectId, closureOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function closureOf(body: CloseProjectBody): Closure {
  const { decision, reasonCode, reasonText, final, report, auditRefs, waivedObligations } = body;
  return {
    decision: decisionOf(decision),
    reasonCode,
    reasonText,
    final: measureOf(final),
    report: documentOf(report),
    auditRefs: [...(auditRefs ?? [])],
    waivedObligations: (waivedObligations ?? []).map(waived => ({
      agreementNo: waived.agreementNo,
      code: waived.code,
      reasonText: waived.reasonText,
    })),
  };
}
