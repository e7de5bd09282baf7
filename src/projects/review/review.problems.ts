import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { ReviewViolation, RoadmapViolation } from '../domain/project.violations.js';

export const reviewProblems: ContextProblems<ReviewViolation> = {
  'project.not-submittable': problem(
    409,
    'A proposal is submitted only before it is reviewed or after it was returned',
    'Ұсыныс тек қаралғанға дейін немесе қайтарылғаннан кейін тапсырылады',
    'Предложение подают только до рассмотрения или после возврата',
  ),
  'project.proposal-incomplete': problem(
    409,
    'Declared figures that a review needs are missing',
    'Қарауға қажет көрсеткіштер мәлімделмеген',
    'Не заявлены показатели, нужные для рассмотрения',
    {
      en: 'Missing: {missing}. Amend the proposal first.',
      kk: 'Жетіспейді: {missing}. Алдымен ұсынысты толықтырыңыз.',
      ru: 'Не хватает: {missing}. Сначала дополните предложение.',
    },
  ),
  'project.package-without-documents': problem(
    400,
    'The package holds no documents',
    'Топтамада құжат жоқ',
    'В пакете нет документов',
  ),
  'project.red-warning-unjustified': problem(
    409,
    'An open red warning needs a justification',
    'Ашық қызыл ескерту негіздеуді талап етеді',
    'Открытое красное предупреждение требует обоснования',
    {
      en: 'Rules without one: {rules}.',
      kk: 'Негіздемесі жоқ қағидалар: {rules}.',
      ru: 'Правила без обоснования: {rules}.',
    },
  ),
  'project.decision-due-before-submission': problem(
    400,
    'The decision is due before the submission',
    'Шешім мерзімі тапсырудан бұрын',
    'Срок решения раньше подачи',
  ),
  'project.not-in-review': problem(
    409,
    'The proposal is not in review',
    'Ұсыныс қаралып жатқан жоқ',
    'Предложение не на рассмотрении',
    { en: 'Its stage is {stage}.', kk: 'Кезеңі: {stage}.', ru: 'Его стадия: {stage}.' },
  ),
  'project.reviewer-returns-formally-only': problem(
    403,
    'A line body returns a proposal for form only',
    'Салалық орган ұсынысты тек ресімдеу кемшілігі үшін қайтарады',
    'Отраслевой орган возвращает предложение только по форме',
  ),
  'project.cure-due-before-return': problem(
    400,
    'The cure is due before the return',
    'Жою мерзімі қайтарудан бұрын',
    'Срок устранения раньше возврата',
  ),
  'project.approved-by-another-decision': problem(
    409,
    'The proposal was approved by another decision',
    'Ұсыныс басқа шешіммен бекітілген',
    'Предложение утверждено другим решением',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.red-warning-without-override': problem(
    409,
    'An open red warning needs an override with a reason',
    'Ашық қызыл ескерту бойынша дәлелді шешім қажет',
    'Открытое красное предупреждение требует решения с основанием',
    {
      en: 'Rules that are broken: {rules}.',
      kk: 'Бұзылған қағидалар: {rules}.',
      ru: 'Нарушены правила: {rules}.',
    },
  ),
  'project.approval-expires-before-decision': problem(
    400,
    'The approval expires before it is given',
    'Бекіту берілгенге дейін мерзімі өтеді',
    'Утверждение истекает раньше решения',
  ),
  'project.rejected-by-another-decision': problem(
    409,
    'The proposal was rejected by another decision',
    'Ұсыныс басқа шешіммен қабылданбаған',
    'Предложение отклонено другим решением',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.rejected-without-hearing': problem(
    400,
    'A refusal needs a hearing before it, or a waiver of it',
    'Бас тартудан бұрын тыңдау немесе одан бас тарту жазылуы тиіс',
    'До отказа нужно заслушивание или отказ от него',
  ),
  'project.appeal-due-before-decision': problem(
    400,
    'The term to appeal ends before the decision',
    'Шағым мерзімі шешімнен бұрын аяқталады',
    'Срок жалобы кончается раньше решения',
  ),
  'project.cancelled-by-another-decision': problem(
    409,
    'The project was cancelled by another decision',
    'Жоба басқа шешіммен тоқтатылған',
    'Проект прекращён другим решением',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.in-review-withdrawn-by-investor-only': problem(
    409,
    'While the proposal is in review only the investor withdraws it',
    'Қаралып жатқан ұсынысты тек инвестор қайтарып алады',
    'Пока предложение на рассмотрении, отозвать его может только инвестор',
  ),
  'project.already-operating': problem(
    409,
    'An operating project is closed, not cancelled',
    'Жұмыс істеп тұрған жоба тоқтатылмайды, жабылады',
    'Действующий проект закрывают, а не прекращают',
  ),
};

export const roadmapProblems: ContextProblems<RoadmapViolation> = {
  'project.not-approved': problem(
    409,
    'The proposal is not approved, or its roadmap already is',
    'Ұсыныс бекітілмеген немесе жол картасы бекітіліп қойған',
    'Предложение не утверждено, или дорожная карта уже утверждена',
    { en: 'The stage is {stage}.', kk: 'Кезеңі: {stage}.', ru: 'Стадия: {stage}.' },
  ),
  'project.roadmap-approved-by-another-decision': problem(
    409,
    'The roadmap was approved by another decision',
    'Жол картасы басқа шешіммен бекітілген',
    'Дорожная карта утверждена другим решением',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.roadmap-step-repeated': problem(
    400,
    'Two steps have one code',
    'Екі қадамның коды бірдей',
    'У двух шагов один код',
    { en: 'The code is {step}.', kk: 'Коды: {step}.', ru: 'Код: {step}.' },
  ),
  'project.roadmap-step-unknown': problem(
    400,
    'A step waits for one that is not in the roadmap',
    'Қадам жол картасында жоқ қадамды күтеді',
    'Шаг ждёт другого, которого нет в дорожной карте',
    {
      en: 'Step {step} waits for {dependsOn}.',
      kk: '{step} қадамы {dependsOn} қадамын күтеді.',
      ru: 'Шаг {step} ждёт шага {dependsOn}.',
    },
  ),
  'project.roadmap-cyclic': problem(
    400,
    'Steps wait for each other in a circle',
    'Қадамдар бірін-бірі тұйық шеңберде күтеді',
    'Шаги ждут друг друга по кругу',
    { en: 'Steps: {steps}.', kk: 'Қадамдар: {steps}.', ru: 'Шаги: {steps}.' },
  ),
  'project.roadmap-step-ends-before-start': problem(
    400,
    'A step is due before it starts',
    'Қадамның мерзімі басталуынан бұрын',
    'Срок шага раньше его начала',
    { en: 'Step {step}.', kk: '{step} қадамы.', ru: 'Шаг {step}.' },
  ),
  'project.roadmap-outlasts-planned-operation': problem(
    400,
    'A step is due after the planned start of operation',
    'Қадамның мерзімі жоспарланған пайдаланудан кейін',
    'Срок шага позже планового ввода',
    { en: 'Step {step}.', kk: '{step} қадамы.', ru: 'Шаг {step}.' },
  ),
  'project.roadmap-weights-not-whole': problem(
    400,
    'Weights of steps make 100 percent, or no step has one',
    'Қадамдардың салмағы 100 пайыз болуы тиіс немесе ешқайсысында болмайды',
    'Веса шагов дают 100 процентов, или их нет ни у одного',
  ),
};
