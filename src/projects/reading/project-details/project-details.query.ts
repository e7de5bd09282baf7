import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { EventCatalogue } from '../../../platform/event-store/event-catalogue.js';
import { EventLog, type RecordedEvent } from '../../../platform/event-store/event-log.js';
import { READ_POOL } from '../../../platform/platform.module.js';
import { pointOf, type Moment, type Point } from '../../../platform/projections/moment.js';
import { preparedQuery } from '../../../platform/postgres/prepared-query.js';
import { SharedQuestions } from '../../../platform/postgres/shared-questions.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { corrected, projectRetelling } from '../../domain/corrections/retelling.js';
import { inTruthOn } from '../../domain/truth.js';
import type { CardInvestor } from './card-answer.js';
import { CardMarks } from './card-marks.js';
import { projectDetails, type ProjectDetails } from './project-details.js';

/** A card with what it reflects. */
export interface FoundCard {
  readonly card: ProjectDetails;
  readonly investor: CardInvestor | null;
  readonly revision: number;
  readonly position: number;
  /** When the last event in it was recorded; null for a card of the read model, whose `meta` says how fresh it is. */
  readonly recordedAt: string | null;
  /** The place that the moment asked about comes to; null: now, or a revision. */
  readonly point: Point | null;
}

/**
 * The card now, as it was when that event had just been recorded, or at another moment (time-modes.md). Null: there is
 * no such thing, or there was none then.
 */
export class GetProjectDetails extends Query<FoundCard | null> {
  constructor(
    readonly projectId: string,
    readonly revision: number | null,
    readonly moment: Moment,
  ) {
    super();
  }
}

@QueryHandler(GetProjectDetails)
export class GetProjectDetailsHandler implements IQueryHandler<GetProjectDetails> {
  private readonly marks = new CardMarks();
  private readonly cards = new SharedQuestions<string, FoundRow | null>(ids => this.cardsOf(ids));

  constructor(
    @Inject(READ_POOL) private readonly pool: Pool,
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(EventCatalogue) private readonly catalogue: EventCatalogue,
  ) {}

  async execute({ projectId, revision, moment }: GetProjectDetails): Promise<FoundCard | null> {
    if (revision !== null) return this.atRevision(projectId, revision);
    const point = await pointOf(moment, this.log);
    return point === null ? this.now(projectId) : this.at(projectId, point);
  }

  private async now(projectId: string): Promise<FoundCard | null> {
    const row = await this.cards.answerTo(projectId);
    if (row === null) return null;
    const { legalName, country, revision, position, ...card } = row;
    return {
      card,
      investor: legalName === null || country === null ? null : { legalName, country },
      revision,
      position,
      recordedAt: null,
      point: null,
    };
  }

  private async cardsOf(projectIds: readonly string[]): Promise<readonly (FoundRow | null)[]> {
    const { rows } = await preparedQuery<FoundRow>(this.pool, CARDS, [projectIds]);
    const found = new Map(rows.map(row => [row.projectId, row]));
    return projectIds.map(id => found.get(id.toLowerCase()) ?? null);
  }

  /**
   * The same fold over the project's own stream, so the past has the shape of the present (ruling 35). From the last mark
   * on, unless a correction after it changes how what is before it reads.
   */
  private async atRevision(projectId: string, revision: number): Promise<FoundCard | null> {
    const stream = `project-${projectId}`;
    const mark = this.marks.before(projectId, revision);
    let events = await this.log.readHistory(stream, { from: mark === null ? 0 : mark.revision + 1, to: revision });
    let facts = this.told(events);
    const retold = facts.some(projectRetelling.retells);
    if (retold && mark !== null) {
      events = await this.log.readHistory(stream, { to: revision });
      facts = this.told(events);
    }
    const last = events.at(-1);
    if (last?.revision !== revision) return null;
    if (retold) return this.found(corrected(facts).reduce<Card>(projectDetails, undefined), last, null);
    let card = mark?.card;
    for (const [at, fact] of facts.entries()) {
      card = projectDetails(card, fact);
      // An event may be told as several facts: the last one is what its revision says.
      if (facts[at + 1]?.revision !== fact.revision) this.marks.pass(projectId, { revision: fact.revision, card });
    }
    return this.found(card, last, null);
  }

  private async at(projectId: string, point: Point): Promise<FoundCard | null> {
    const { position, day } = point;
    const events = (await this.log.readHistory(`project-${projectId}`)).filter(
      event => position === null || event.position <= position,
    );
    const last = events.at(-1);
    if (last === undefined) return null;
    const told = this.told(events);
    const facts = day === null ? corrected(told) : inTruthOn(told, day);
    return this.found(facts.reduce<Card>(projectDetails, undefined), last, point);
  }

  private async found(card: Card, last: RecordedEvent, point: Point | null): Promise<FoundCard | null> {
    if (card === undefined) return null;
    const { rows } = await preparedQuery<CardInvestor>(this.pool, INVESTOR, [card.investorId]);
    const { revision, position, recordedAt } = last;
    return { card, investor: rows[0] ?? null, revision, position, recordedAt, point };
  }

  private told(events: readonly RecordedEvent[]): readonly ProjectFact[] {
    return events.flatMap(event => this.factsOf(event));
  }

  private factsOf(event: RecordedEvent): readonly ProjectFact[] {
    const { eventId, revision, occurredOn } = event;
    return this.catalogue.decode(event).map(fact => ({ ...fact, eventId, revision, occurredOn }) as ProjectFact);
  }
}

type Card = ProjectDetails | undefined;

type FoundRow = ProjectDetails & {
  readonly revision: number;
  readonly position: number;
  readonly legalName: CardInvestor['legalName'] | null;
  readonly country: string | null;
};

const CARDS = `
  select card.project_id as "projectId", card.registry_no as "registryNo", card.title, card.description, card.sectors,
         card.asset_type as "assetType", card.facility_type as "facilityType", card.site,
         card.investor_id as "investorId", card.source, card.registered, card.stage, card.hold, card.figures,
         card.related_project as "relatedProject", card.warnings, card.rule_warnings as "ruleWarnings", card.review,
         card.appeals, card.land, card.grid, card.agreements, card.permits, card.roadmap,
         card.procedure, card.changes, card.manager, card.memoranda, card.documents, card.issues, card.instructions,
         card.submissions, card.approval, card.rejection,
         card.construction, card.acceptance, card.cancellation, card.closure, card.dates, card.counts,
         card.last_revision::float8 as revision, card.position::float8 as position,
         investor.legal_name as "legalName", investor.country
    from rm.project_details card
    left join rm.project_investors investor on investor.investor_id = card.investor_id
   where card.project_id = any($1::uuid[])`;

const INVESTOR = `select legal_name as "legalName", country from rm.project_investors where investor_id = $1`;
