import type { ContextProblems, ProblemMeaning, Translated } from '../platform/http/index.js';
import type { CommonViolation, HoldViolation, ProposalViolation } from './domain/project.violations.js';

/** A problem in one line: status, then the title in English, Kazakh and Russian. */
export function problem(status: number, en: string, kk: string, ru: string, detail?: Translated): ProblemMeaning {
  return { status, title: { en, kk, ru }, ...(detail === undefined ? {} : { detail }) };
}

/** 404: no such project. 403: another person may (X5, C7). 409: not now. 400: wrong whatever the state. */
export const commonProblems: ContextProblems<CommonViolation> = {
  'project.not-registered': problem(
    404,
    'No project is registered under this id',
    'Бұл сәйкестендіргішпен жоба тіркелмеген',
    'Проект с таким идентификатором не зарегистрирован',
  ),
  'project.is-over': problem(
    409,
    'The project is over and takes no more steps',
    'Жоба аяқталған, жаңа қадамдар қабылданбайды',
    'Проект завершён, новые шаги не принимаются',
    {
      en: 'Its stage is {stage}. Corrections and appeals are still possible.',
      kk: 'Кезеңі: {stage}. Түзету мен шағым беруге әлі де болады.',
      ru: 'Его стадия: {stage}. Исправления и жалобы ещё возможны.',
    },
  ),
  'project.is-suspended': problem(409, 'The project is suspended', 'Жоба тоқтатыла тұрған', 'Проект приостановлен', {
    en: 'It is suspended since {since}. Resume it first, or cancel it.',
    kk: '{since} бастап тоқтатыла тұрған. Алдымен оны қайта бастаңыз немесе тоқтатыңыз.',
    ru: 'Он приостановлен с {since}. Сначала возобновите или прекратите его.',
  }),
  'project.dated-in-the-future': problem(
    409,
    'The date is in the future',
    'Күні болашақта тұр',
    'Дата ещё не наступила',
    {
      en: '{on} is later than today, {today} in Almaty.',
      kk: '{on} күні бүгінгі күннен ({today}, Алматы уақыты) кейін.',
      ru: '{on} позже сегодняшнего дня: {today} по времени Алматы.',
    },
  ),
  'project.dated-before-proposal': problem(
    409,
    'The date is before the proposal',
    'Күні ұсыныстан бұрын',
    'Дата раньше предложения',
    {
      en: '{on} is before {proposedOn}, the day of the proposal.',
      kk: '{on} күні ұсыныс күнінен ({proposedOn}) бұрын.',
      ru: '{on} раньше дня предложения, {proposedOn}.',
    },
  ),
  'project.occurred-out-of-order': problem(
    409,
    'The step is dated before the one it follows',
    'Қадам өзінен бұрынғы қадамнан ерте күнмен белгіленген',
    'Шаг датирован раньше предыдущего',
    {
      en: '{on} is before {last}, the day of the last step.',
      kk: '{on} күні соңғы қадамның күнінен ({last}) бұрын.',
      ru: '{on} раньше дня последнего шага, {last}.',
    },
  ),
  'project.actor-not-among-signers': problem(
    403,
    'Who enters a decision must have signed it',
    'Шешімді енгізуші оған қол қоюшылардың бірі болуы тиіс',
    'Решение вносит тот, кто его подписал',
  ),
  'project.decided-by-submitter': problem(
    403,
    'Who submitted the proposal does not decide on it',
    'Ұсынысты тапсырған адам ол бойынша шешім қабылдамайды',
    'Кто подал предложение, тот по нему не решает',
  ),
  'project.decided-by-data-author': problem(
    403,
    'Who wrote the declared figures does not approve them',
    'Көрсеткіштерді енгізген адам оларды бекітпейді',
    'Кто внёс показатели, тот их не утверждает',
  ),
  'project.decided-by-requester': problem(
    403,
    'Who requested the cancellation does not decide on it',
    'Тоқтатуды сұраған адам ол бойынша шешім қабылдамайды',
    'Кто просил о прекращении, тот по нему не решает',
  ),
};

export const proposalProblems: ContextProblems<ProposalViolation> = {
  'project.registration-lapsed': problem(
    409,
    'This registration was given up before it was finished; register again',
    'Бұл тіркеу аяқталмай күшін жойды; қайта тіркеңіз',
    'Эта регистрация не была завершена и отменена; зарегистрируйте заново',
  ),
  'project.registry-number-taken': problem(
    409,
    'Another project has this registry number',
    'Бұл тізілім нөмірі басқа жобаға тиесілі',
    'Этот реестровый номер у другого проекта',
  ),
  'project.registry-number-reserved': problem(
    400,
    'Numbers of this form are given by the register itself',
    'Мұндай нөмірлерді тізілімнің өзі береді',
    'Номера такого вида присваивает сам реестр',
  ),
  'project.investor-not-registered': problem(
    409,
    'The investor is not registered',
    'Инвестор тіркелмеген',
    'Инвестор не зарегистрирован',
  ),
  'project.related-not-registered': problem(
    409,
    'The related project is not registered',
    'Байланысты жоба тіркелмеген',
    'Связанный проект не зарегистрирован',
  ),
  'project.not-amendable': problem(
    409,
    'A proposal is amended only before it is reviewed or after it was returned',
    'Ұсыныс тек қаралғанға дейін немесе қайтарылғаннан кейін өзгертіледі',
    'Предложение изменяют только до рассмотрения или после возврата',
  ),
  'project.meeting-id-reused': problem(
    409,
    'Another meeting is recorded under this id',
    'Бұл сәйкестендіргішпен басқа кездесу жазылған',
    'Под этим идентификатором записана другая встреча',
  ),
};

export const holdProblems: ContextProblems<HoldViolation> = {
  'project.already-suspended': problem(
    409,
    'The project is already suspended',
    'Жоба бұрыннан тоқтатыла тұрған',
    'Проект уже приостановлен',
  ),
  'project.not-suspendable': problem(
    409,
    'A project is suspended only from negotiation to operation',
    'Жоба тек келіссөзден бастап пайдалануға дейін тоқтатыла тұрады',
    'Проект приостанавливают только от переговоров до эксплуатации',
  ),
  'project.hold-review-before-suspension': problem(
    400,
    'The day of review is before the suspension begins',
    'Қайта қарау күні тоқтата тұрудан бұрын',
    'День пересмотра раньше начала приостановления',
  ),
  'project.not-suspended': problem(
    409,
    'The project is not suspended',
    'Жоба тоқтатыла тұрмаған',
    'Проект не приостановлен',
  ),
};
