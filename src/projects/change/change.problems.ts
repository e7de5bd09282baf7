import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { ChangeViolation } from '../domain/change/change.violations.js';
import { replacementProblems } from './replacement.problems.js';
import { revisionProblems } from './revision.problems.js';

/** What changes after the approval. */
export const changeProblems: ContextProblems<ChangeViolation> = {
  ...revisionProblems,
  ...replacementProblems,
  'project.delay-id-reused': problem(
    409,
    'This id stands for another delay',
    'Бұл сәйкестендіргіш басқа кешігуге тиесілі',
    'Этот идентификатор принадлежит другой задержке',
  ),
  'project.not-replannable': problem(
    409,
    'A schedule changes from the approved roadmap to the start of operation',
    'Кесте жол картасы бекітілгеннен пайдалану басталғанға дейін өзгереді',
    'График меняют от утверждения дорожной карты до начала эксплуатации',
    stage(),
  ),
  'project.delay-not-later': problem(
    400,
    'A delay ends later than what it replaces',
    'Кешігу бұрынғы болжамнан кейінгі күнді көрсетеді',
    'Задержка называет день позже прежнего прогноза',
  ),
  'project.rebaseline-decision-reused': problem(
    409,
    'This decision set another baseline',
    'Бұл шешіммен басқа базалық жоспар бекітілген',
    'Этим решением утверждён другой базовый план',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.change-decided-by-requester': problem(
    403,
    'Who asked for a change does not decide on it',
    'Өзгерісті сұраған адам ол бойынша шешім қабылдамайды',
    'Кто просил об изменении, тот по нему не решает',
  ),
  'project.completed-step-keeps-dates': problem(
    409,
    'A completed step keeps its dates',
    'Орындалған қадамның күндері өзгермейді',
    'Даты выполненного шага не меняются',
    { en: 'Step {step}.', kk: 'Қадам {step}.', ru: 'Шаг {step}.' },
  ),
  'project.rebaseline-moves-nothing': problem(
    409,
    'The new baseline has the dates of the old one',
    'Жаңа базалық жоспардың күндері ескісімен бірдей',
    'В новом базовом плане те же даты',
    { en: 'Baseline {baselineNo}.', kk: 'Базалық жоспар {baselineNo}.', ru: 'Базовый план {baselineNo}.' },
  ),
};

function stage(): { readonly en: string; readonly kk: string; readonly ru: string } {
  return { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' };
}
