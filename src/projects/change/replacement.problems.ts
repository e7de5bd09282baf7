import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { ReplacementViolation } from '../domain/change/change.violations.js';

/** Another investor. */
export const replacementProblems: ContextProblems<ReplacementViolation> = {
  'project.replacement-decision-reused': problem(
    409,
    'This decision replaced the investor otherwise',
    'Бұл шешіммен инвестор басқаша ауыстырылған',
    'Этим решением инвестор заменён иначе',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.investor-not-replaceable': problem(
    409,
    'An investor is replaced from the approved roadmap to the end of operation',
    'Инвестор жол картасы бекітілгеннен пайдалану аяқталғанға дейін ауыстырылады',
    'Инвестора заменяют от утверждения дорожной карты до конца эксплуатации',
    { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  ),
  'project.replaced-from-another-investor': problem(
    409,
    'The investor who is to be replaced is not the present one',
    'Ауыстырылатын инвестор қазіргі инвестор емес',
    'Заменяют не того инвестора, чей проект сейчас',
    { en: 'It is {investorId}.', kk: 'Қазіргісі: {investorId}.', ru: 'Сейчас это {investorId}.' },
  ),
  'project.investor-unchanged': problem(
    400,
    'The new investor is the old one',
    'Жаңа инвестор бұрынғы инвестормен бірдей',
    'Новый инвестор тот же, что прежний',
  ),
  'project.investor-not-screened': problem(
    409,
    'The new investor was not screened by the day of the decision',
    'Жаңа инвестор шешім күніне дейін тексерілмеген',
    'Нового инвестора не проверили ко дню решения',
    { en: 'Investor {investorId}.', kk: 'Инвестор {investorId}.', ru: 'Инвестор {investorId}.' },
  ),
  'project.investor-screening-matched': problem(
    409,
    'The last screening of the new investor found a match',
    'Жаңа инвестордың соңғы тексеруінде сәйкестік табылған',
    'Последняя проверка нового инвестора нашла совпадение',
    { en: 'On {screenedOn}.', kk: 'Күні: {screenedOn}.', ru: 'Дата: {screenedOn}.' },
  ),
  'project.ppa-not-transferable': problem(
    409,
    'The power purchase agreement cannot be transferred',
    'Электр энергиясын сатып алу шарты басқаға берілмейді',
    'Договор купли-продажи электроэнергии не передаётся',
    {
      en: 'Agreement {number}. Renegotiate it, or override with a reason and a second signature.',
      kk: '{number} шарты. Оны қайта келісіңіз немесе негіз бен екінші қолды көрсетіңіз.',
      ru: 'Договор {number}. Пересмотрите его или укажите основание и вторую подпись.',
    },
  ),
  'project.replacement-override-unsigned': problem(
    403,
    'The override needs the signature of a second person, who did not ask for the replacement',
    'Бұл үшін ауыстыруды сұрамаған екінші адамның қолы қажет',
    'Нужна подпись второго лица, которое не просило о замене',
  ),
};
