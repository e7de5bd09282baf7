import { later, quartersFrom } from '../days.js';
import type { Step, Story } from '../story.js';
import * as letter from './letters.js';
import type { PlannedProject } from './plan-project.js';
import type { Fate } from './projects.data.js';

/** How far each fate goes along the straight road; what befalls the project comes after it. */
const ROAD: Readonly<Record<Fate, number>> = {
  proposed: 0,
  negotiation: 1,
  review: 2,
  revision: 2,
  rejected: 2,
  approved: 3,
  cancelled: 4,
  roadmap: 4,
  stale: 5,
  land: 6,
  'cancelled-with-land': 7,
  permits: 8,
  building: 9,
  suspended: 9,
  resumed: 9,
  accepted: 10,
  operating: 11,
};

/** The whole life of a project of the demo, as the letters that told it. */
export function tellProject(project: PlannedProject): Story {
  const { fate, chance } = project;
  const goesTo = ROAD[fate];
  const steps: Step[] = [];
  let day = project.proposedOn;
  const after = (least: number, most: number): string => (day = later(day, chance.whole(least, most)));

  steps.push(letter.proposal(project));
  if (goesTo >= 1) steps.push(letter.meeting(project, after(7, 35)));
  if (goesTo >= 2) steps.push(letter.submission(1, after(14, 45)));
  if (fate === 'revision') steps.push(letter.returned(after(10, 25)));
  if (fate === 'rejected') steps.push(letter.rejection(project, after(30, 50)));
  if (goesTo >= 3) {
    if (project.returned) {
      steps.push(
        letter.returned(after(10, 20)),
        letter.amendment(project, after(14, 30)),
        letter.submission(2, after(3, 10)),
      );
    }
    steps.push(letter.approval(project, after(25, 50)));
  }
  if (goesTo < 4) return { name: project.name, steps };

  const plannedOn = after(7, 20);
  const designBy = later(plannedOn, 170);
  const builtBy = later(designBy, project.months * 30);
  steps.push(letter.roadmap(project, plannedOn, { landBy: later(plannedOn, 100), designBy, builtBy }));
  if (goesTo >= 5) steps.push(letter.parcel(project, after(3, 10)), letter.landRequest(project, after(3, 10)));
  if (goesTo >= 6) steps.push(letter.reservation(project, after(7, 20)));
  if (goesTo >= 7) {
    steps.push(letter.conclusion(project, after(10, 25)), letter.allocation(project, after(20, 45)));
    steps.push(letter.completion('land', day));
  }
  if (fate.startsWith('cancelled')) steps.push(letter.cancellation(project, after(60, 200)));
  if (goesTo >= 8) {
    for (const kind of ['apz', 'sketch', 'design_docs']) steps.push(letter.permit(project, kind, after(10, 30)));
    steps.push(letter.payment('design', Math.max(1, Math.round(project.millions * 0.03)), after(2, 10)));
  }
  if (goesTo >= 9) steps.push(...building(project, day));
  return { name: project.name, steps };
}

/** Review, notice, the works quarter by quarter; then acceptance and operation, or a hold. */
function building(project: PlannedProject, from: string): readonly Step[] {
  const { fate, chance, millions, months } = project;
  const finished = fate === 'accepted' || fate === 'operating';
  const reviewedOn = later(from, chance.whole(15, 35));
  const notifiedOn = later(reviewedOn, chance.whole(5, 15));
  const startedOn = later(notifiedOn, chance.whole(3, 10));
  const steps: Step[] = [
    letter.permit(project, 'expertise_pos', reviewedOn),
    letter.completion('design', reviewedOn),
    letter.permit(project, 'works_notified', notifiedOn),
    letter.constructionStart(project, startedOn),
  ];
  const whole = Math.ceil(months / 3) + 1;
  const told = finished ? whole : chance.whole(2, Math.max(2, Math.min(5, whole - 1)));
  const quarters = quartersFrom(startedOn, told).filter(({ to }) => to <= LAST_REPORT);
  const overrun = chance.between(0.94, 1.04);
  let spent = Math.max(1, Math.round(millions * 0.03));
  let due = 0;
  let before = 0;
  quarters.forEach((quarter, index) => {
    const last = index === quarters.length - 1;
    const share = finished && last ? 100 : Math.floor((100 * (index + 1)) / (whole + 0.5));
    due += ((share - before) / 100) * millions * 0.95 * overrun;
    before = share;
    // Equipment is paid for when it is delivered, not every quarter.
    if (index % 2 === 1 || last) {
      const paid = Math.max(1, Math.round(due));
      steps.push(letter.payment(index % 4 === 1 ? 'equipment' : 'construction', paid, quarter.to));
      spent += paid;
      due = 0;
    }
    steps.push(letter.report(project, quarter, `${share}.00`, spent));
  });
  const lastDay = quarters.at(-1)?.to ?? startedOn;
  if (fate === 'suspended' || fate === 'resumed') steps.push(letter.suspension(later(lastDay, 20)));
  if (fate === 'resumed') steps.push(letter.resumption(later(lastDay, 140)));
  if (!finished) return steps;
  const acceptedOn = later(lastDay, chance.whole(5, 25));
  steps.push(letter.completion('build', lastDay), letter.acceptance(project, spent, acceptedOn));
  if (fate === 'operating') steps.push(letter.operationStart(later(acceptedOn, chance.whole(7, 30))));
  return steps;
}

/** The demo's present: nothing in it is dated later. */
export const LAST_REPORT = '2026-06-30';
