import { Ratio } from '../../src/kernel/quantities/ratio.js';
import { WORKING_CALENDAR } from '../../src/kernel/reference/public-holidays.js';
import { projectEventReleases, type ProjectEvent } from '../../src/projects/domain/project.events.js';
import { corrected } from '../../src/projects/domain/corrections/retelling.js';
import type { Finding, KpiId } from '../../src/reporting/kpis/kpi.js';
import { kpis } from '../../src/reporting/kpis/kpis.js';
import { measuredProject, type MeasuredProject } from '../../src/reporting/kpis/measured-project.js';
import type { Moment } from '../../src/reporting/kpis/moment.js';
import { AProject, noProject } from './a-project.js';
import { INVESTOR_ID } from './people.js';
import { eventIdOf, type ToldFact } from './told.js';

/** Rates for sums by hand: 300 tenge for a dollar, 400 from June 2019 on; none for the euro. */
export const RATES: Moment['rates'] = (currency, on) => {
  if (currency === 'KZT') return Ratio.of(1n, 1n);
  return currency === 'USD' ? Ratio.of(on < '2019-06-01' ? 300n : 400n, 1n) : null;
};

export function theMoment(on: string, over: Partial<Moment> = {}): Moment {
  return { on, calendar: WORKING_CALENDAR, rates: RATES, countryOf: () => null, refusals: [], ...over };
}

/** A project by another id, so that several stand side by side; its events start with the registration. */
export function another(no: number, over: Parameters<AProject['proposed']>[1] = {}): AProject {
  const projectId = `5b0f7a10-8d5e-5c56-b1a4-2018110900${String(no).padStart(2, '0')}`;
  return noProject().proposed({}, { projectId, investorId: INVESTOR_ID, ...over });
}

/** When facts were recorded: at noon of their business date, unless the test says so by revision. */
export function factsOf(
  { events }: { readonly events: readonly ProjectEvent[] },
  recorded: Readonly<Record<number, string>> = {},
): readonly (ToldFact & { readonly recordedAt: string })[] {
  return events.map((event, revision) => {
    const occurredOn = projectEventReleases[event.type].businessDate(event.data as never);
    const recordedAt = `${recorded[revision] ?? occurredOn}T06:00:00.000Z`;
    return { ...event, eventId: eventIdOf(revision), revision, occurredOn, authorId: null, recordedAt };
  });
}

/** The row after these facts, in the order they are given; corrections are told as the projection tells them. */
export function rowOf(
  history: { readonly events: readonly ProjectEvent[] },
  recorded: Readonly<Record<number, string>> = {},
): MeasuredProject {
  const row = corrected(factsOf(history, recorded)).reduce<MeasuredProject | undefined>(measuredProject, undefined);
  if (row === undefined) throw new Error('nothing is registered');
  return row;
}

/** What one KPI says of these projects on a day. */
export function ask(id: KpiId, on: string, ...projects: readonly (AProject | MeasuredProject)[]): Finding {
  return askAt(id, theMoment(on), ...projects);
}

export function askAt(id: KpiId, moment: Moment, ...projects: readonly (AProject | MeasuredProject)[]): Finding {
  const rows = projects.map(project => (project instanceof AProject ? rowOf(project) : project));
  const [answer] = kpis(rows, moment, [id]);
  if (answer === undefined) throw new Error(`${id} says nothing`);
  const { id: _id, ...found } = answer;
  return found;
}
