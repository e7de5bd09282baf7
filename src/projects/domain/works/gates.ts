import type { Gate } from '../../../kernel/reference/procedure-templates.js';
import { newestFirst } from '../facts.js';
import { mustBeConnectedBy, mustHaveConnectionBy } from '../grid/grid-rules.js';
import type { Project } from '../project.js';
import { violation } from '../project.violations.js';
import type { Works } from './works.js';

/** When the gate is passed, and under which number the works were notified where the step names one. */
interface Passage {
  readonly on: string;
  readonly notificationNo: string | null;
}

/** What the template wants on the day, in its order: the first that is missing refuses. */
export function mustPassGates(gates: readonly Gate[], project: Project, passage: Passage): void {
  for (const gate of gates) RULES[gate](project, passage);
}

const RULES: Readonly<Record<Gate, (project: Project, passage: Passage) => void>> = {
  land_allocated: mustHaveLand,
  land_right_registered: mustHaveRight,
  expertise_positive: ({ works }, { on }) => mustHavePositiveExpertise(works, on),
  works_notified: ({ works }, passage) => mustBeNotified(works, passage),
  grid_connected: (project, { on }) => mustHaveConnectionBy(on, project),
  grid_connected_if_begun: (project, { on }) => mustBeConnectedBy(on, project),
};

function mustHaveLand({ land }: Project, { on }: Passage): void {
  const granted = [...newestFirst(land.allocations)].some(({ decision }) => decision.date <= on);
  if (land.allocated.size === 0 || !granted) throw violation('project.land-not-allocated');
}

/** Of every parcel that is allocated. */
function mustHaveRight({ land }: Project, { on }: Passage): void {
  const rights = [...newestFirst(land.grant.rights)].filter(({ registeredOn }) => registeredOn <= on);
  const registered = new Set(rights.flatMap(({ cadastralNumbers }) => cadastralNumbers));
  const missing = [...land.allocated.keys()].find(cadastralNumber => !registered.has(cadastralNumber));
  if (land.allocated.size === 0 || missing !== undefined) throw violation('project.land-right-not-registered');
}

/** The last review by its date speaks: a negative one after a positive one closes the gate. */
function mustHavePositiveExpertise({ permits }: Works, on: string): void {
  const reviews = [...newestFirst(permits)]
    .filter(({ kind, issuedOn }) => (kind === 'expertise_pos' || kind === 'expertise_neg') && issuedOn <= on)
    .sort((a, b) => (a.issuedOn > b.issuedOn ? -1 : a.issuedOn < b.issuedOn ? 1 : 0));
  const [last] = reviews;
  const inForce = last !== undefined && (last.validUntil === null || last.validUntil >= on);
  if (!inForce || last.kind !== 'expertise_pos') throw violation('project.no-positive-expertise');
}

function mustBeNotified({ permits }: Works, { notificationNo, on }: Passage): void {
  const notified = [...newestFirst(permits)].some(
    ({ kind, number, issuedOn }) =>
      kind === 'works_notified' && issuedOn <= on && (notificationNo === null || number === notificationNo),
  );
  if (!notified) throw violation('project.works-not-notified', { notificationNo });
}
