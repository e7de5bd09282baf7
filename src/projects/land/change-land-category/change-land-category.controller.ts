import { Controller, Inject } from '@nestjs/common';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { CadastralNumber, LAND_CATEGORIES, type LandCategory } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  MoneyField,
  Nested,
  OneOf,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { CadastralNumberField } from '../land.fields.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, moneyOf } from '../../shared-bodies.controller.js';
import { ChangeLandCategory, type CategoryChange } from './change-land-category.js';

export class ChangeLandCategoryBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @CadastralNumberField() cadastralNumber!: string;
  @OneOf(LAND_CATEGORIES, { example: 'agricultural' }) from!: LandCategory;
  @OneOf(LAND_CATEGORIES, { example: 'industry' }) to!: LandCategory;
  @MoneyField({ optional: true, example: { amount: '12500000.00', currency: 'KZT' } }) lossCompensation?: MoneyJson;
}

@Controller('v1/projects/:projectId/land-category-changes')
export class ChangeLandCategoryController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.change-land-category',
    body: ChangeLandCategoryBody,
    ifMatch: 'optional',
    summary: 'Change the category of a parcel that the project holds',
    problems: [
      ...DECISION_PROBLEMS,
      'project.land-before-approval-date',
      'project.land-category-id-reused',
      'project.parcel-not-held',
      'project.land-category-differs',
      'project.land-category-unchanged',
    ],
  })
  async change(@CommandInput() request: CommandRequest<ChangeLandCategoryBody, 'projectId'>): Promise<Answer> {
    const command = new ChangeLandCategory(request.params.projectId, changeOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function changeOf({ decision, cadastralNumber, from, to, lossCompensation }: ChangeLandCategoryBody): CategoryChange {
  return {
    decision: decisionOf(decision),
    cadastralNumber: CadastralNumber.parse(cadastralNumber),
    from,
    to,
    lossCompensation: lossCompensation === undefined ? null : moneyOf(lossCompensation),
  };
}
