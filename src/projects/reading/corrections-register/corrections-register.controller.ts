import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import {
  answerPage,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  Uuid,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { collectionOf } from '../../domain/collections.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { CORRECTION_STATES, type CorrectionState } from './corrections-register.js';
import { ListCorrections, type FoundCorrection } from './corrections-register.query.js';

const day = { type: 'string', format: 'date' } as const;
const text = { type: 'string' } as const;
const orNull = <Schema extends object>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] });

const CORRECTION_LINE = {
  name: 'CorrectionLine',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      correctionId: text,
      state: { type: 'string', enum: CORRECTION_STATES },
      target: {
        type: 'object',
        description: 'The fact it is about.',
        properties: { eventId: { type: 'string', format: 'uuid' }, type: text, occurredOn: day, link: orNull(text) },
      },
      pointer: { ...text, description: 'JSON Pointer into the data of the fact; empty: the whole fact is void.' },
      wrong: { description: 'What the register said there; null for a whole fact.' },
      right: { description: 'What is true instead; null for a whole fact.' },
      reasonCode: text,
      reasonText: orNull(text),
      requestedOn: orNull(day),
      decidedOn: orNull(day),
      rejectedBecause: orNull(text),
      findings: { type: 'array', items: text, description: 'Rules that the corrected history breaks.' },
    },
    required: ['project', 'region', 'correctionId', 'state', 'target', 'pointer', 'reasonCode', 'findings'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    correctionId: 'COR-2019-7',
    state: 'corrected',
    target: {
      eventId: '7c9e6679-7425-50de-944b-e07fc1f90ae7',
      type: 'InvestmentDisbursed',
      occurredOn: '2019-09-30',
      link: '/v1/projects/5b0f7a10-8d5e-5c56-b1a4-201811090001/disbursements/7c9e6679-7425-50de-944b-e07fc1f90ae7',
    },
    pointer: '/amount/amount',
    wrong: '300000000.00',
    right: '30000000.00',
    reasonCode: 'decimal',
    reasonText: 'The bank statement shows a tenth of it',
    requestedOn: '2019-10-08',
    decidedOn: '2019-10-12',
    rejectedBecause: null,
    findings: [],
  },
} as const;

class CorrectionsFilter extends PlaceFilter {
  @OneOf(CORRECTION_STATES, { optional: true, description: '`requested`: nobody has decided on it.' })
  state?: CorrectionState;
  @Uuid({ optional: true, example: '5b0f7a10-8d5e-5c56-b1a4-201811090001' }) projectId?: string;
}

@Controller('v1/corrections')
export class CorrectionsRegisterController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List corrections, the newest first',
    description: 'Of all projects: what was said to be wrong, what is true instead, and what was decided on it.',
    query: CorrectionsFilter,
    response: CORRECTION_LINE,
    readModels: ['corrections-register', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<CorrectionsFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListCorrections(request.query, stretchOf(request, 1)));
      return pageOf(request, found, correctionAnswer, ({ firstPosition }) => [firstPosition]);
    });
    return answerPage(request, page);
  }
}

function correctionAnswer(line: FoundCorrection): object {
  const { correctionId, state, targetEventId: eventId, targetType: type, targetOn: occurredOn } = line;
  const { pointer, wrong, right, reasonCode, reasonText, requestedOn, decidedOn, rejectedBecause, findings } = line;
  const collection = collectionOf(type);
  const link = collection === null ? null : `/v1/projects/${line.projectId}/${collection}/${eventId}`;
  return {
    ...projectAnswer(line),
    correctionId,
    state,
    target: { eventId, type, occurredOn, link },
    pointer,
    wrong: valueOf(wrong),
    right: valueOf(right),
    reasonCode,
    reasonText,
    requestedOn,
    decidedOn,
    rejectedBecause,
    findings,
    ...proofAnswer(line),
  };
}

/** The figure behind its canonical text. */
function valueOf(canonical: string | null): Json {
  return canonical === null ? null : (JSON.parse(canonical) as Json);
}
