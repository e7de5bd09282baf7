import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Parcel } from '../domain/parcel.js';
import type { LandCategory, ParcelCategoryChanged } from '../domain/parcel.events.js';
import { violation } from '../domain/parcel.violations.js';

/** Notes in the parcel's stream what the project's stream decided. Sent by an automation only. */
export class ChangeParcelCategory implements Command {
  constructor(
    readonly cadastralNumber: string,
    readonly projectId: string,
    readonly decisionNo: string,
    readonly from: LandCategory,
    readonly to: LandCategory,
    readonly changedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** From the category the decision was about: said late, when another one has come since, it is refused. */
export function changeParcelCategory(command: ChangeParcelCategory, parcel: Parcel): readonly ParcelCategoryChanged[] {
  const { cadastralNumber, projectId, decisionNo, from, to, changedOn } = command;
  if (parcel.status === 'unknown') throw violation('parcel.not-registered', { cadastralNumber });
  if (parcel.category === to) return [];
  if (parcel.category !== from) {
    throw violation('parcel.category-differs', { cadastralNumber, from, category: parcel.category });
  }
  return [{ type: 'ParcelCategoryChanged', data: { projectId, decisionNo, from, to, changedOn } }];
}
