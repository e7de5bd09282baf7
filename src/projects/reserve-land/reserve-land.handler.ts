import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import { authorize } from '../../kernel/access/authorize.js';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { ReserveParcel, parcelAggregate } from '../../land-registry/index.js';
import { AggregateStreams, streamOf } from '../../platform/cqrs/aggregate-streams.js';
import { Commands } from '../../platform/cqrs/commands.js';
import { ConcurrentChange } from '../../platform/cqrs/concurrent-change.js';
import { stepContext } from '../../platform/cqrs/contexts.js';
import { projectAggregate, type Project } from '../domain/project.js';
import type { LandReserved } from '../domain/project.events.js';
import { violation } from '../domain/project.violations.js';
import { ReserveLand, reserveLand } from './reserve-land.js';

/**
 * Ruling 8, in its order: decide on the project; `ParcelReserved` in the parcel's stream under the id of that step;
 * `LandReserved` in the project's under the command's own id. The parcel is never touched for a command that the project
 * refuses. What a dead process leaves between the two, `when-reservation-unfinished-lapse-it` lapses.
 */
@CommandHandler(ReserveLand)
export class ReserveLandHandler implements ICommandHandler<ReserveLand, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute(command: ReserveLand): Promise<Accepted> {
    const parcelStep = stepContext(command.context, 'parcel');
    const reservationId = parcelStep.commandId;
    const wanted = await this.#wouldBeRecorded(command, reservationId);
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
      const facts = reserveLand(command, reservationId, project);
      // The project came to allow it only after it was asked: the parcel is not reserved, so the caller asks again.
      if (facts.length > 0 && !wanted) throw new ConcurrentChange(streamOf(projectAggregate, command.projectId));
      return facts;
    });
  }

  /** All that the last step will ask, before the first one is taken. What it refuses, the last step says to the caller. */
  async #wouldBeRecorded(command: ReserveLand, reservationId: string): Promise<boolean> {
    const { expectedRevisions, permission } = command.context;
    const { state, revision } = await this.streams.load(projectAggregate, command.projectId);
    const region = projectAggregate.regionOf(state);
    if (!authorize(permission.principal, permission.rule, { region }).allow) return false;
    if (expectedRevisions !== null && !expectedRevisions.includes(revision)) return false;
    return factsOrNone(command, reservationId, state).length > 0;
  }

  /** The first step may be a replay of one that was lapsed since: only the parcel's present holder counts. */
  async #stillHolds(command: ReserveLand, reservationId: string): Promise<boolean> {
    const { state } = await this.streams.load(parcelAggregate, command.cadastralNumber);
    const holder = state.status === 'registered' ? state.holder : null;
    return holder?.projectId === command.projectId && holder.reservationId === reservationId;
  }
}

function factsOrNone(command: ReserveLand, reservationId: string, project: Project): readonly LandReserved[] {
  try {
    return reserveLand(command, reservationId, project);
  } catch {
    return [];
  }
}
