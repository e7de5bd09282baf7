import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import {
  answerPage,
  InvalidInput,
  QueryInput,
  QueryRoute,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { LAND_OVERLAP } from './land-overlaps.js';
import { ListLandOverlaps } from './land-overlaps.query.js';

@Controller('v1/land-overlaps')
export class LandOverlapsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List parcels of different projects that share ground',
    description:
      'Rule X2 looked at again: parcels held now, whatever was asked when they were reserved. `limit` is how many pairs ' +
      'that lie side by side are looked at, so a page may be shorter, or empty, and be followed by another.',
    response: LAND_OVERLAP,
    readModels: ['parcel-map', 'accepted-overlaps'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<object>): Promise<Answer> {
    const { limit, after } = request.page;
    const { overlaps, next } = await this.queries.execute(new ListLandOverlaps(keyOf(after), limit));
    return answerPage(request, { items: overlaps, next: next === null ? null : [...next] });
  }
}

/** The cursor's form is ours, but its bytes came from outside. */
function keyOf(cursor: Json | null): readonly [string, string] | null {
  if (cursor === null) return null;
  if (Array.isArray(cursor) && cursor.length === 2) {
    const [one, other] = cursor as readonly Json[];
    if (typeof one === 'string' && typeof other === 'string') return [one, other];
  }
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
  ]);
}
