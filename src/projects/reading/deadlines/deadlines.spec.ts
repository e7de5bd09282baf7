import { describe, expect, it } from '@jest/globals';
import { agreed, agreementTerminated, obligationMet } from '../../../../test/support/agreement-facts.js';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { gridConditions, ppaAmended, ppaSigned, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { CADASTRAL_NUMBER } from '../../../../test/support/people.js';
import { told } from '../../../../test/support/told.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { deadlinesOf } from './deadline-lines.js';
import { DEADLINE_TYPES, deadlinesOfProject, type DeadlinesOfProject } from './deadlines.js';

/** Folded of the types that the projection takes, and of no others. */
function due(project: AProject): string[] {
  const facts = (told(project) as readonly ProjectFact[]).filter(({ type }) =>
    (DEADLINE_TYPES as readonly string[]).includes(type),
  );
  const row = facts.reduce<DeadlinesOfProject | undefined>(deadlinesOfProject, undefined);
  return deadlinesOf(row!).map(({ kind, ref, dueOn }) => `${kind} ${ref} ${dueOn}`);
}

const approved = aProject().approved();
const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };

describe('deadlines', () => {
  it.each<[string, AProject, string[]]>([
    ['a proposal nobody submitted has none', aProject(), []],
    ['the council decides by', aProject().inReview(), ['decision submission 1 2019-03-01']],
    [
      'the council decides later by the days of a hold',
      aProject()
        .inReview()
        .suspended({ since: '2019-01-15' })
        .resumed({ resumedOn: '2019-02-15', ...shifted }),
      ['decision submission 1 2019-04-01'],
    ],
    ['nothing once it has decided', approved, []],
    ['defects are cured by', aProject().returned(), ['cure submission 1 2019-01-31']],
    ['until the next version', aProject().returned().submitted(), ['decision submission 2 2019-03-01']],
    ['a rejection is appealed by', aProject().rejected(), ['appeal R-3 2019-05-15']],
    [
      'three months at least, whatever the decision says',
      aProject().rejected('R-3', { appealBy: '2019-03-01' }),
      ['appeal R-3 2019-05-15'],
    ],
    ['not any more once it is', aProject().rejected().appealed(), []],
    [
      'and a decision is owed again once it is upheld',
      aProject().rejected().appealed().upheld(),
      ['decision submission 1 2019-08-01'],
    ],
    ['silence is appealed by', aProject().deemedRefused(), ['appeal silence 1 2019-06-02']],
    ['until somebody decides after all', aProject().deemedRefused().approved(), []],
    [
      'of what was cancelled only that is appealed',
      aProject().inPreparation().reserved().cancelled(),
      ['appeal C-3 2020-03-02'],
    ],
    ['a conclusion runs out', approved.concluded(), ['land_conclusion LC-14 2020-04-10']],
    ['a negative one does not', approved.concluded('negative'), []],
    [
      'a reservation ends',
      approved.concluded().reserved(),
      ['land_conclusion LC-14 2020-04-10', `land_reservation ${CADASTRAL_NUMBER} 2019-09-25`],
    ],
    ['allocated land is built on by', approved.allocated(), [`land_development ${CADASTRAL_NUMBER} 2022-05-15`]],
    ['until building starts', aProject().underConstruction(), []],
    [
      'an order is followed by',
      approved.noticed(),
      [`land_development ${CADASTRAL_NUMBER} 2022-05-15`, 'land_notice LI-3 2020-10-07'],
    ],
    ['until it is claimed', approved.claimed(), [`land_development ${CADASTRAL_NUMBER} 2022-05-15`]],
    ['and the land is gone', approved.revoked(), ['land_conclusion LC-14 2020-04-10']],
    ['the buyer waits until', approved.with(gridConditions(), ppaSigned()), ['ppa_operation PPA-17 2021-12-31']],
    ['as the last annex says', approved.with(ppaSigned(), ppaAmended()), ['ppa_operation PPA-17 2022-06-30']],
    ['not after the end of the agreement', approved.with(ppaSigned(), ppaTerminated()), []],
    ['not once the plant operates', aProject().underConstruction().with(ppaSigned()).operating(), []],
    [
      'the investor owes by',
      approved.with(agreed()),
      ['obligation IC-2019-31 jobs 2020-12-31', 'obligation IC-2019-31 investment 2021-03-31'],
    ],
    ['what is not met yet', approved.with(agreed(), obligationMet()), ['obligation IC-2019-31 jobs 2020-12-31']],
    ['while the agreement lasts', approved.with(agreed(), agreementTerminated()), []],
    ['a hold is looked at again on', approved.suspended(), ['hold_review 2019-10-01 2020-04-01']],
    ['until it ends', approved.suspended().resumed(), []],
  ])('%s', (_, project, expected) => {
    expect(due(project)).toEqual(expected);
  });
});
