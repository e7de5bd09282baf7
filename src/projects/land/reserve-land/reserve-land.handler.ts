import { Inject } from '@nestjs/common';
import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import { authorize } from '../../../kernel/access/authorize.js';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { FindOverlaps, ReserveParcel, parcelAggregate, type ParcelOverlap } from '../../../land-registry/index.js';
import { AggregateStreams, streamOf } from '../../../platform/cqrs/aggregate-streams.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import { ConcurrentChange } from '../../../platform/cqrs/concurrent-change.js';
import { stepContext } from '../../../platform/cqrs/contexts.js';
import { projectAggregate, type Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { ReserveLand, reserveLand } from './reserve-land.js';

/**
 * Ruling 8, in its order: decide on the project; `ParcelReserved` in the parcel's stream under the id of that step;
 * `LandReserved` in the project's under the command's own id. The parcel is never touched for a command that the project
 * refuses. With what the parcel shares ground (X2) is asked once, before the first step. What a dead process leaves between the two, `when-reservation-unfinished-lapse-it` lapses.
 */
@CommandHandler(ReserveLand)
export class ReserveLandHandler implements ICommandHandler<ReserveLand, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(QueryBus) private readonly queries: Pick<QueryBus, 'execute'>,
  ) {}

  async execute(command: ReserveLand): Promise<Accepted> {
    const parcelStep = stepContext(command.context, 'parcel');
    const reservationId = parcelStep.commandId;
    const overlaps = await this.#overlaps(command, reservationId);
    const wanted = overlaps !== null && (await this.#wouldBeRecorded(command, reservationId, overlaps));
    if (wanted) {
      const { cadastralNumber, projectId, landHa, reservedOn, reservedUntil } = command;
      await this.commands.send(
        new ReserveParcel(cadastralNumber, projectId, landHa, reservedOn, reservedUntil, parcelStep),
      );
      failpoint('reserve-land.after-parcel');
      if (!(await this.#stillHolds(command, reservationId))) {
        // What was answered stands, whatever became of the land since; only what never was is refused.
        const earlier = await this.streams.answered(command.context);
        if (earlier !== null) return earlier;
        throw violation('project.land-reservation-lapsed', { cadastralNumber: command.cadastralNumber });
      }
    }
    return this.streams.transact(projectAggregate, command.projectId, command.context, project => {
      const facts = reserveLand(command, reservationId, overlaps ?? [], project);
      // The project came to allow it only after it was asked: the parcel is not reserved, so the caller asks again.
      if (facts.length > 0 && !wanted) throw new ConcurrentChange(streamOf(projectAggregate, command.projectId));
      return facts;
    });
  }

  /** What the parcel shares with others; null where the command would record nothing whatever it shares. */
  async #overlaps(command: ReserveLand, reservationId: string): Promise<readonly ParcelOverlap[] | null> {
    if (!(await this.#wouldBeRecorded(command, reservationId, []))) return null;
    return this.queries.execute<FindOverlaps, readonly ParcelOverlap[]>(
      new FindOverlaps(command.cadastralNumber, command.projectId),
    );
  }

  /** All that the last step will ask, before the first one is taken. What it refuses, the last step says to the caller. */
  async #wouldBeRecorded(
    command: ReserveLand,
    reservationId: string,
    overlaps: readonly ParcelOverlap[],
  ): Promise<boolean> {
    const { expectedRevisions, permission } = command.context;
    const { state, revision } = await this.streams.load(projectAggregate, command.projectId);
    const region = projectAggregate.regionOf(state);
    if (!authorize(permission.principal, permission.rule, { region }).allow) return false;
    if (expectedRevisions !== null && !expectedRevisions.includes(revision)) return false;
    return wouldRecord(command, reservationId, overlaps, state);
  }

  /** The first step may be a replay of one that was lapsed since: only the parcel's present holder counts. */
  async #stillHolds(command: ReserveLand, reservationId: string): Promise<boolean> {
    const { state } = await this.streams.load(parcelAggregate, command.cadastralNumber);
    const holder = state.status === 'registered' ? state.holder : null;
    return holder?.projectId === command.projectId && holder.reservationId === reservationId;
  }
}

function wouldRecord(
  command: ReserveLand,
  reservationId: string,
  overlaps: readonly ParcelOverlap[],
  project: Project,
): boolean {
  try {
    return reserveLand(command, reservationId, overlaps, project).length > 0;
  } catch {
    return false;
  }
}
