import type { EventReleases } from '../../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson } from '../../../kernel/shapes.js';

/** What becomes of the instructions of a meeting. Released for ever: add a type or an optional field and an upcaster, never change one. */

export type InstructionCompleted = DomainEvent<
  'InstructionCompleted',
  {
    readonly meetingId: string;
    readonly instructionId: string;
    readonly completedOn: string;
    readonly evidence: readonly DocumentJson[];
    readonly completedBy: string | null;
  }
>;

/** Its day passed and nobody had completed it. Dated the first day on which it is late, whenever that is noticed. */
export type InstructionOverdueNoted = DomainEvent<
  'InstructionOverdueNoted',
  {
    readonly meetingId: string;
    readonly instructionId: string;
    readonly ownerBody: string;
    /** The day it was due, moved where a resumption moved what is due. */
    readonly dueOn: string;
    /** The day after. */
    readonly overdueOn: string;
  }
>;

export type InstructionsEvent = InstructionCompleted | InstructionOverdueNoted;

export const instructionsEventReleases: EventReleases<InstructionsEvent> = {
  InstructionCompleted: { schemaVersion: 1, businessDate: data => data.completedOn },
  InstructionOverdueNoted: { schemaVersion: 1, businessDate: data => data.overdueOn },
};
