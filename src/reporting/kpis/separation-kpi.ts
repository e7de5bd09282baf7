import type { ProjectViolation } from '../../projects/index.js';
import { finding, type Kpi } from './kpi.js';
import { Counts } from './statistics.js';

/** Refusals because one person may not take both parts (X5), as far as they are answered with 403. */
export const SEPARATION_VIOLATIONS: readonly ProjectViolation[] = [
  'project.decided-by-submitter',
  'project.decided-by-data-author',
  'project.decided-by-requester',
  'project.verified-by-reporter',
  'project.change-decided-by-requester',
  'project.overridden-by-requester',
  'project.correction-decided-by-requester',
  'project.correction-decided-by-author',
  'project.warning-acknowledged-by-author',
  'project.power-override-by-same-person',
  'project.appeal-decided-by-party',
];

const NOT_BY_PROJECT = 'The access audit names no project: ask without a region, district, sector, country or stage.';

/** K26: who tried to take both parts. */
export const SEPARATION_KPI: Kpi = {
  id: 'K26',
  title: { kk: 'Бөліну дабылдары', ru: 'Сигналы о разделении полномочий', en: 'Separation alarms' },
  formula:
    'Commands refused with 403 by the day because one person may not take both parts (X5), by rule. Counted from the ' +
    'access audit, which names the rule of refusals since this release; one that is refused with 409 is not audited.',
  unit: 'commands',
  figureClass: 'none',
  covers: 'the whole register; null under a filter',
  source: 'AccessRefused',
  start: ({ refusals, on }) => ({
    take: () => undefined,
    tell: () => {
      if (refusals === null) return finding({ reason: NOT_BY_PROJECT });
      const byRule = new Counts();
      let alarms = 0;
      for (const refusal of refusals) {
        if (refusal.day > on || !(SEPARATION_VIOLATIONS as readonly string[]).includes(refusal.reason)) continue;
        alarms += refusal.refusals;
        byRule.add(refusal.reason, refusal.refusals);
      }
      return finding({ value: String(alarms), n: alarms, detail: { byRule: byRule.toJson() } });
    },
  }),
};
