import { expect } from '@jest/globals';
import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';
import {
  AllocateParcel,
  ChangeParcelCategory,
  parcelAggregate,
  ReleaseParcel,
  ReserveParcel,
  type LandCategory,
  type ParcelEvent,
} from '../../src/land-registry/index.js';
import { allocateParcel } from '../../src/land-registry/allocate-parcel/allocate-parcel.js';
import { changeParcelCategory } from '../../src/land-registry/change-parcel-category/change-parcel-category.js';
import { ReleaseParcelHandler } from '../../src/land-registry/release-parcel/release-parcel.handler.js';
import { reserveParcel } from '../../src/land-registry/reserve-parcel/reserve-parcel.js';
import type { AppendCommand, AppendResult, CallOptions } from '../../src/platform/event-store/event-log.js';
import { LogUnavailable } from '../../src/platform/event-store/event-log.errors.js';
import { MemoryEventLog } from '../../src/platform/event-store/memory/memory-event-log.js';
import { AllocateLandHandler } from '../../src/projects/land/allocate-land/allocate-land.handler.js';
import { AllocateLand } from '../../src/projects/land/allocate-land/allocate-land.js';
import { cancelProject, CancelProject } from '../../src/projects/change/cancel-project/cancel-project.js';
import { ChangeLandCategoryHandler } from '../../src/projects/land/change-land-category/change-land-category.handler.js';
import { ChangeLandCategory } from '../../src/projects/land/change-land-category/change-land-category.js';
import { projectAggregate } from '../../src/projects/domain/project.js';
import {
  ExpireLandConclusion,
  expireLandConclusion,
} from '../../src/projects/land/when-conclusion-over-expire-it/expire-land-conclusion.js';
import {
  NoteLandUndeveloped,
  noteLandUndeveloped,
} from '../../src/projects/land/when-land-undeveloped-note-it/note-land-undeveloped.js';
import {
  ExpireLandReservation,
  expireLandReservation,
} from '../../src/projects/land/when-reservation-over-expire-it/expire-land-reservation.js';
import { EndAgreementsHandler } from '../../src/projects/change/when-project-cancelled-end-contracts/end-agreements.handler.js';
import { EndAgreements } from '../../src/projects/change/when-project-cancelled-end-contracts/end-agreements.js';
import { EndPpaHandler } from '../../src/projects/change/when-project-cancelled-end-contracts/end-ppa.handler.js';
import { EndPpa } from '../../src/projects/change/when-project-cancelled-end-contracts/end-ppa.js';
import { projectAutomations, projectCommands } from '../../src/projects/projects.automations.js';
import { ReleaseLand, releaseLand } from '../../src/projects/land/release-land/release-land.js';
import { ReserveLandHandler } from '../../src/projects/land/reserve-land/reserve-land.handler.js';
import { ReserveLand } from '../../src/projects/land/reserve-land/reserve-land.js';
import { RevokeLand, revokeLand } from '../../src/projects/land/revoke-land/revoke-land.js';
import {
  SuspendForRevokedLand,
  suspendForRevokedLand,
} from '../../src/projects/land/when-land-revoked-suspend-project/suspend-for-revoked-land.js';
import { LapseLandReservationHandler } from '../../src/projects/land/when-reservation-unfinished-lapse-it/lapse-land-reservation.handler.js';
import { LapseLandReservation } from '../../src/projects/land/when-reservation-unfinished-lapse-it/lapse-land-reservation.js';
import { aContext } from './a-context.js';
import { aProject } from './a-project.js';
import { AFollower, AnInstance } from './a-register.js';
import { LAND_OFFICER, OTHER_PROJECT_ID, PROJECT_ID } from './people.js';

/** The land track over both streams, with processes that die: what its races are run on. */

export const PROJECTS = [PROJECT_ID, OTHER_PROJECT_ID] as const;
export const PARCELS = ['19-293-045-101', '19-293-045-102'] as const;
export const DAY = '2019-05-06';

/** A log whose process may die at an append: before it is stored, or after it and before anybody hears. */
export class MortalLog extends MemoryEventLog {
  /** Appends until death; null lives for ever. */
  left: number | null = null;
  deathAfterStoring = false;
  turn: () => Promise<void> = async () => {};

  override async append(command: AppendCommand, options?: CallOptions): Promise<AppendResult> {
    await this.turn();
    if (this.left === null) return super.append(command, options);
    if (this.left-- > 0) return super.append(command, options);
    this.left = -1;
    if (this.deathAfterStoring) await super.append(command, options);
    throw new LogUnavailable('unknown', 'the process died');
  }
}

/** Parcels without shapes share no ground. */
const noOverlaps = { execute: () => Promise.resolve([] as never) };

export function anInstance(log: MortalLog): AnInstance {
  const instance = new AnInstance(log);
  const { streams, commands } = instance;
  const reserve = new ReserveLandHandler(streams, commands, noOverlaps);
  const allocate = new AllocateLandHandler(streams);
  const changeCategory = new ChangeLandCategoryHandler(streams);
  const lapse = new LapseLandReservationHandler(streams, commands);
  instance.handle(ReserveLand, command => reserve.execute(command));
  instance.handle(LapseLandReservation, command => lapse.execute(command));
  instance.handle(AllocateLand, command => allocate.execute(command));
  instance.handle(ChangeLandCategory, command => changeCategory.execute(command));
  instance.handle(ReleaseLand, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state => releaseLand(command, state)),
  );
  instance.handle(RevokeLand, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state => revokeLand(command, state)),
  );
  instance.handle(SuspendForRevokedLand, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state =>
      suspendForRevokedLand(command, state),
    ),
  );
  instance.handle(ExpireLandReservation, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state =>
      expireLandReservation(command, state),
    ),
  );
  instance.handle(ExpireLandConclusion, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state =>
      expireLandConclusion(command, state),
    ),
  );
  instance.handle(NoteLandUndeveloped, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state =>
      noteLandUndeveloped(command, state),
    ),
  );
  const endAgreements = new EndAgreementsHandler(streams);
  const endPpa = new EndPpaHandler(streams);
  instance.handle(EndAgreements, command => endAgreements.execute(command));
  instance.handle(EndPpa, command => endPpa.execute(command));
  instance.handle(ReserveParcel, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state => reserveParcel(command, state)),
  );
  instance.handle(AllocateParcel, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
      allocateParcel(command, state),
    ),
  );
  instance.handle(ChangeParcelCategory, command =>
    streams.transact(parcelAggregate, command.cadastralNumber, command.context, state =>
      changeParcelCategory(command, state),
    ),
  );
  const releaseOf = new ReleaseParcelHandler(streams);
  instance.handle(ReleaseParcel, command => releaseOf.execute(command));
  instance.handle(CancelProject, command =>
    streams.transact(projectAggregate, command.projectId, command.context, state => cancelProject(command, state)),
  );
  return instance;
}

export async function twoProjectsAndTwoParcels(category: LandCategory = 'reserve'): Promise<MortalLog> {
  const log = new MortalLog();
  const { streams } = anInstance(log);
  for (const projectId of PROJECTS) {
    const { events } = aProject().landRequested().concluded();
    await streams.transact(projectAggregate, projectId, aContext({ key: `seed-${projectId}` }), () => events);
  }
  for (const cadastralNumber of PARCELS) {
    const registered: ParcelEvent = {
      type: 'ParcelRegistered',
      data: {
        cadastralNumber,
        cadastralNumberAsGiven: cadastralNumber,
        areaHa: '10.0000',
        category,
        purpose: 'Solar power plant',
        kato: '613600000',
        geometry: null,
        computedAreaHa: null,
        encumbrances: [],
        registeredOn: '2019-03-01',
        registeredBy: LAND_OFFICER,
      },
    };
    const context = aContext({ key: `seed-${cadastralNumber}` });
    await streams.transact(parcelAggregate, cadastralNumber, context, () => [registered]);
  }
  return log;
}

export const followers = (): AFollower[] =>
  projectAutomations.map(automation => new AFollower(automation, projectCommands as never));

export const isRefusal = (error: unknown): boolean => error instanceof RuleViolation;

/** Lets the automations work until nothing is left: events read, times over, commands answered. */
export async function settle(log: MortalLog, automations: readonly AFollower[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    for (const follower of automations) {
      await follower.catchUp(log);
      follower.fireTimers();
      await follower.dispatch(anInstance(log), isRefusal);
    }
  }
  for (const follower of automations) expect(follower.isIdle).toBe(true);
}
