import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { PeriodLockViolation, PublishedPeriodViolation } from '../domain/corrections/corrections.violations.js';

/** Dates in periods that are published (X21). */
export const periodLockProblems: ContextProblems<PeriodLockViolation | PublishedPeriodViolation> = {
  'project.period-is-published': problem(
    409,
    'The day lies in a period whose report is published',
    'Бұл күннің кезеңі бойынша есеп жарияланған',
    'За период этого дня опубликован отчёт',
    {
      en: '{on} is not after {closedThrough}, the last day published. A second person may open it for the project.',
      kk: '{on} – жарияланған соңғы күннен ({closedThrough}) кейін емес. Оны жобаға екінші адам аша алады.',
      ru: '{on} не позже последнего опубликованного дня {closedThrough}. Для проекта его может открыть второе лицо.',
    },
  ),
  'project.period-override-by-same-person': problem(
    403,
    'Who opened a published period does not record into it',
    'Жарияланған кезеңді ашқан адам оған өзі жазбайды',
    'Кто открыл опубликованный период, тот в него не записывает',
  ),
  'project.period-not-published': problem(
    409,
    'No report is published for that day',
    'Бұл күн бойынша есеп жарияланбаған',
    'За этот день отчёт не опубликован',
  ),
  'project.period-override-id-reused': problem(
    409,
    'This id stands for another override',
    'Бұл сәйкестендіргіш басқа рұқсатқа тиесілі',
    'Этот идентификатор принадлежит другому разрешению',
  ),
};
