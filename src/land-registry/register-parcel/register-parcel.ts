import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import { Area } from '../../kernel/quantities/area.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import type { CadastralNumber } from '../domain/cadastral-number.js';
import type { Parcel } from '../domain/parcel.js';
import type {
  LandCategory,
  ParcelAreaMismatchNoted,
  ParcelRegistered,
  StoredGeometry,
} from '../domain/parcel.events.js';
import { violation } from '../domain/parcel.violations.js';

/** What the land register says of a parcel. */
export interface ParcelDescription {
  readonly areaHa: string;
  readonly category: LandCategory;
  readonly purpose: string;
  readonly kato: string;
  readonly geometry: StoredGeometry | null;
  readonly encumbrances: readonly string[];
}

export class RegisterParcel implements Command {
  constructor(
    readonly cadastralNumber: CadastralNumber,
    readonly cadastralNumberAsGiven: string,
    readonly description: ParcelDescription,
    readonly registeredOn: string,
    readonly context: CommandContext,
  ) {}
}

/** Differences up to this are the way surveys and the sphere differ (domain.md c.5 D). */
const TOLERANCE_PERCENT = '2';

/** `computedAreaHa` is the area of the geometry on the sphere, computed outside: the domain has no floats. */
export function registerParcel(
  command: RegisterParcel,
  parcel: Parcel,
  computedAreaHa: string | null,
): readonly (ParcelRegistered | ParcelAreaMismatchNoted)[] {
  const { cadastralNumber, description, registeredOn, context } = command;
  if (parcel.status === 'registered') {
    if (sameDescription(description, parcel.registration)) return [];
    throw violation('parcel.already-registered', { cadastralNumber });
  }
  if (registeredOn > context.today) throw violation('parcel.occurred-in-future', { date: registeredOn });
  const registered: ParcelRegistered = {
    type: 'ParcelRegistered',
    data: {
      cadastralNumber,
      cadastralNumberAsGiven: command.cadastralNumberAsGiven,
      ...description,
      computedAreaHa,
      registeredOn,
      registeredBy: context.actor.personId,
    },
  };
  const mismatch = computedAreaHa === null ? null : areaMismatch(description.areaHa, computedAreaHa, registeredOn);
  return mismatch === null ? [registered] : [registered, mismatch];
}

function areaMismatch(statedHa: string, computedHa: string, notedOn: string): ParcelAreaMismatchNoted | null {
  const difference = Area.parse(computedHa).toRatio().relativeDifferenceTo(Area.parsePositive(statedHa).toRatio());
  const percent = difference.multiply(Ratio.of(100n, 1n));
  if (!percent.isAbove(TOLERANCE_PERCENT)) return null;
  return {
    type: 'ParcelAreaMismatchNoted',
    data: { statedHa, computedHa, differencePct: percent.toDecimal(2), notedOn },
  };
}

function sameDescription(said: ParcelDescription, recorded: ParcelDescription): boolean {
  const content = ({ areaHa, category, purpose, kato, geometry, encumbrances }: ParcelDescription): string =>
    JSON.stringify([
      areaHa,
      category,
      purpose,
      kato,
      geometry === null ? null : [geometry.type, geometry.coordinates],
      encumbrances,
    ] satisfies Json);
  return content(said) === content(recorded);
}
