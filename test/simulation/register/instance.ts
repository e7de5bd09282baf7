import type { CommandBus } from '@nestjs/cqrs';
import type { Accepted } from '../../../src/kernel/eventsourcing/accepted.js';
import type { Command } from '../../../src/kernel/eventsourcing/command-context.js';
import { allocateParcel } from '../../../src/land-registry/allocate-parcel/allocate-parcel.js';
import { AllocateParcel, parcelAggregate, ReleaseParcel, ReserveParcel } from '../../../src/land-registry/index.js';
import { releaseParcel } from '../../../src/land-registry/release-parcel/release-parcel.js';
import { reserveParcel } from '../../../src/land-registry/reserve-parcel/reserve-parcel.js';
import { AggregateStreams } from '../../../src/platform/cqrs/aggregate-streams.js';
import { Commands } from '../../../src/platform/cqrs/commands.js';
import { EventCodec } from '../../../src/platform/cqrs/event-codec.js';
import { UniqueClaims } from '../../../src/platform/cqrs/unique-claims.js';
import type { EventLog } from '../../../src/platform/event-store/event-log.js';
import { AllocateLandHandler } from '../../../src/projects/land/allocate-land/allocate-land.handler.js';
import { AllocateLand } from '../../../src/projects/land/allocate-land/allocate-land.js';
import { projectAggregate, type Project } from '../../../src/projects/domain/project.js';
import type { ProjectEvent } from '../../../src/projects/domain/project.events.js';
import { RecordMeeting, recordMeeting } from '../../../src/projects/proposal/record-meeting/record-meeting.js';
import { RegisterProposalHandler } from '../../../src/projects/proposal/register-proposal/register-proposal.handler.js';
import { RegisterProposal } from '../../../src/projects/proposal/register-proposal/register-proposal.js';
import { ReleaseLand, releaseLand } from '../../../src/projects/land/release-land/release-land.js';
import { ReserveLandHandler } from '../../../src/projects/land/reserve-land/reserve-land.handler.js';
import { ReserveLand } from '../../../src/projects/land/reserve-land/reserve-land.js';
import { ResumeProject, resumeProject } from '../../../src/projects/change/resume-project/resume-project.js';
import { SuspendProject, suspendProject } from '../../../src/projects/change/suspend-project/suspend-project.js';
import { LapseProposalRegistrationHandler } from '../../../src/projects/proposal/when-registration-unfinished-lapse-it/lapse-proposal-registration.handler.js';
import { LapseProposalRegistration } from '../../../src/projects/proposal/when-registration-unfinished-lapse-it/lapse-proposal-registration.js';
import { LapseLandReservationHandler } from '../../../src/projects/land/when-reservation-unfinished-lapse-it/lapse-land-reservation.handler.js';
import { LapseLandReservation } from '../../../src/projects/land/when-reservation-unfinished-lapse-it/lapse-land-reservation.js';
import { testCatalogue } from '../../support/a-register.js';
import { releaseFirst } from '../controls/release-first.js';
import type { Process } from '../machinery/process.js';
import { logOf } from '../shells/log-of.js';
import type { World } from '../world.js';

type Made<C> = abstract new (...args: never[]) => C;
type Handler = (command: never) => Promise<Accepted>;

/** Parcels of the simulation have no shapes. */
const noOverlaps = { execute: () => Promise.resolve([] as never) };

/** Few enough that states leave the memory and are folded anew now and then. */
const CACHED_EVENTS = 60;

/** What one process of the register is made of, between HTTP and the stores: all of it as shipped. */
export class Instance {
  readonly log: EventLog;
  readonly streams: AggregateStreams;
  readonly #handlers = new Map<string, Handler>();

  constructor(world: World, process: Process) {
    this.log = logOf(world, process);
    const salt = (): Buffer => process.chance.bytes(16);
    const codec = new EventCodec(testCatalogue, CACHED_EVENTS, salt, () => world.timestamp);
    const streams = new AggregateStreams(this.log, codec);
    const commands = new Commands({ execute: (command: Command) => this.send(command) } as unknown as CommandBus);
    const claims = new UniqueClaims(streams);
    const reserve = new ReserveLandHandler(streams, commands, noOverlaps);
    const lapseLand = new LapseLandReservationHandler(streams, commands);
    const register = new RegisterProposalHandler(streams, claims);
    const lapseRegistration = new LapseProposalRegistrationHandler(streams, claims);
    this.streams = streams;
    this.#handle(ReserveLand, command => reserve.execute(command));
    this.#handle(LapseLandReservation, command =>
      world.breaks.releaseBeforeLapse
        ? releaseFirst(streams, this, command, () => world.sorePoint(process, 'between release and lapse', 500, 5_000))
        : lapseLand.execute(command),
    );
    this.#handle(RegisterProposal, command => register.execute(command));
    this.#handle(LapseProposalRegistration, command => lapseRegistration.execute(command));
    this.#onProject(RecordMeeting, recordMeeting);
    this.#onProject(SuspendProject, suspendProject);
    this.#onProject(ResumeProject, resumeProject);
    this.#onProject(ReleaseLand, releaseLand);
    const allocate = new AllocateLandHandler(streams);
    this.#handle(AllocateLand, command => allocate.execute(command));
    this.#handle(ReserveParcel, command =>
      streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
        reserveParcel(command, state),
      ),
    );
    this.#handle(AllocateParcel, command =>
      streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
        allocateParcel(command, state),
      ),
    );
    this.#handle(ReleaseParcel, command =>
      streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
        releaseParcel(command, state),
      ),
    );
  }

  async send(command: Command): Promise<Accepted> {
    const handler = this.#handlers.get(command.constructor.name);
    if (handler === undefined) throw new Error(`nobody handles ${command.constructor.name}`);
    return handler(command as never);
  }

  #handle<C extends Command>(type: Made<C>, handler: (command: C) => Promise<Accepted>): void {
    this.#handlers.set(type.name, handler as Handler);
  }

  #onProject<C extends Command & { readonly projectId: string }, Event extends ProjectEvent>(
    type: Made<C>,
    decide: (command: C, project: Project) => readonly Event[],
  ): void {
    this.#handle(type, command =>
      this.streams.transact(projectAggregate, command.projectId, command.context, state => decide(command, state)),
    );
  }
}
