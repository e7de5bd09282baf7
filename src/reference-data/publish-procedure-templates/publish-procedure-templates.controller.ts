import { Controller, Inject } from '@nestjs/common';
import { PERMIT_TYPES } from '../../kernel/reference/permit-types.js';
import type { PermitType } from '../../kernel/reference/permit-types.js';
import {
  GATES,
  TEMPLATE_TRACKS,
  type Gate,
  type ProcedureTemplateJson,
  type TemplateStepJson,
} from '../../kernel/reference/procedure-templates.js';
import type { LocalizedTextJson } from '../../kernel/shapes.js';
import { BusinessId as BusinessIdText } from '../../kernel/text/identifiers.js';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  ListOf,
  LocalizedText,
  Nested,
  OneOf,
  oneOf,
  parsedBy,
  Text,
  Url,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { PublishProcedureTemplates, type TemplatesToPublish } from './publish-procedure-templates.js';

type L10n = { readonly kk: string; readonly ru: string; readonly en?: string };

const permit = oneOf(PERMIT_TYPES.codes);
const gate = oneOf(GATES);
const stepCode = parsedBy(BusinessIdText.parse, {
  name: 'template-step-code',
  schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]{1,64}$' },
  example: 'sketch',
});

class SourceBody {
  @Text({ max: 500, example: 'Rules of organising construction' }) title!: string;
  @BusinessDate({ example: '2026-05-29', description: 'The day of the act.' }) date!: string;
  @Url({ optional: true, example: 'https://adilet.zan.kz/' }) url?: string;
}

class PermitOrderBody {
  @OneOf(PERMIT_TYPES.codes, { example: 'sketch' }) kind!: PermitType;
  @ListOf(permit, { min: 1, max: 20, unique: true, example: ['apz'] }) after!: PermitType[];
}

class GatesBody {
  @ListOf(gate, { max: 20, unique: true, example: ['land_allocated', 'expertise_positive', 'works_notified'] })
  construction!: Gate[];
  @ListOf(gate, { max: 20, unique: true, example: [] }) acceptance!: Gate[];
  @ListOf(gate, { max: 20, unique: true, example: ['grid_connected'] }) operation!: Gate[];
}

class TemplateStepBody {
  @BusinessId({ example: 'sketch' }) code!: string;
  @LocalizedText({ max: 300 }) title!: L10n;
  @OneOf(TEMPLATE_TRACKS, { example: 'design' }) track!: TemplateStepJson['track'];
  @Text({ max: 300, example: 'Architecture department' }) ownerBody!: string;
  @IntegerField({ min: 1, max: 3_650, optional: true, example: 30, description: 'After the steps it waits for.' })
  days?: number;
  @ListOf(stepCode, { max: 50, unique: true, optional: true, example: [], description: 'Codes of earlier steps.' })
  dependsOn?: string[];
  @Text({ max: 300, optional: true, example: 'Land Code art. 43' }) legalRef?: string;
}

class ProcedureTemplateBody {
  @BusinessId({ example: 'solar' }) id!: string;
  @LocalizedText({ max: 300 }) title!: L10n;
  @ListOf(PermitOrderBody, { max: 20, description: 'A kind that is left out waits for none.' })
  permits!: PermitOrderBody[];
  @Nested(GatesBody) gates!: GatesBody;
  @ListOf(TemplateStepBody, { max: 200 }) steps!: TemplateStepBody[];
}

export class PublishProcedureTemplatesBody {
  @IntegerField({ min: 1, max: 10_000, example: 2, description: 'The number after the last version.' })
  version!: number;
  @BusinessDate({ example: '2026-08-04' }) validFrom!: string;
  @BusinessDate({ optional: true, example: '2030-12-31', description: 'Left out: until the next version.' })
  validTo?: string;
  @Nested(SourceBody) source!: SourceBody;
  @ListOf(ProcedureTemplateBody, { min: 1, max: 50 }) rows!: ProcedureTemplateBody[];
  @BusinessDate({ example: '2026-07-01' }) publishedOn!: string;
}

@Controller('v1/reference-data/procedure-templates/versions')
export class PublishProcedureTemplatesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'reference-data.publish',
    body: PublishProcedureTemplatesBody,
    ifMatch: 'optional',
    summary: 'Publish a version of the procedure templates',
    description:
      'It ends the version before on the day before it begins. Roadmaps approved from then on pin it; projects that pinned ' +
      'an earlier one keep it.',
    problems: [
      'reference-data.version-reused',
      'reference-data.version-not-next',
      'reference-data.begins-before-last',
      'reference-data.ends-before-start',
      'reference-data.dated-in-the-future',
      'reference-data.named-twice',
      'reference-data.step-unknown',
      'reference-data.waits-in-circle',
    ],
  })
  async publish(@CommandInput() request: CommandRequest<PublishProcedureTemplatesBody>): Promise<Answer> {
    const templates = templatesOf(request.body);
    const accepted = await this.commands.send(new PublishProcedureTemplates(templates, request.context));
    return answerCommand(request, accepted, { location: `${request.path}/${templates.version}` });
  }
}

function templatesOf({
  version,
  validFrom,
  validTo,
  source,
  rows,
  publishedOn,
}: PublishProcedureTemplatesBody): TemplatesToPublish {
  return {
    version,
    validFrom,
    validTo: validTo ?? null,
    source: { title: source.title, date: source.date, url: source.url ?? null },
    rows: rows.map(templateOf),
    publishedOn,
  };
}

function templateOf({ id, title, permits, gates, steps }: ProcedureTemplateBody): ProcedureTemplateJson {
  const { construction, acceptance, operation } = gates;
  return {
    id,
    title: localized(title),
    permits: permits.map(({ kind, after }) => ({ kind, after: [...after] })),
    gates: { construction: [...construction], acceptance: [...acceptance], operation: [...operation] },
    steps: steps.map(stepOf),
  };
}

function stepOf({ code, title, track, ownerBody, days, dependsOn, legalRef }: TemplateStepBody): TemplateStepJson {
  return {
    code,
    title: localized(title),
    track,
    ownerBody,
    days: days ?? null,
    dependsOn: [...(dependsOn ?? [])],
    legalRef: legalRef ?? null,
  };
}

function localized({ kk, ru, en }: L10n): LocalizedTextJson {
  return { kk, ru, en: en ?? null };
}
