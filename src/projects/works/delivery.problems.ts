import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { DeliveryViolation } from '../domain/works/works.violations.js';

/** Verifying, phases, the end of a project. */
export const deliveryProblems: ContextProblems<DeliveryViolation> = {
  'project.verification-id-reused': problem(
    409,
    'This id stands for another verification',
    'Бұл сәйкестендіргіш басқа тексеруге тиесілі',
    'Этот идентификатор принадлежит другой проверке',
  ),
  'project.report-not-recorded': problem(
    409,
    'No report is recorded under this id',
    'Бұл сәйкестендіргішпен есеп жазылмаған',
    'Под этим идентификатором отчёта нет',
    { en: 'Report {reportId}.', kk: 'Есеп {reportId}.', ru: 'Отчёт {reportId}.' },
  ),
  'project.visit-before-period-end': problem(
    409,
    'The visit is dated before the end of the period it is about',
    'Сапар күні есеп кезеңінің соңынан бұрын',
    'Выезд датирован раньше конца отчётного периода',
    {
      en: '{on} is before {periodTo}, the last day of the report.',
      kk: '{on} күні есептің соңғы күнінен ({periodTo}) бұрын.',
      ru: '{on} раньше последнего дня отчёта, {periodTo}.',
    },
  ),
  'project.verified-by-reporter': problem(
    403,
    'Who reported does not verify',
    'Есеп берген адам оны тексермейді',
    'Кто отчитался, тот не проверяет',
  ),
  'project.verified-without-share': problem(
    400,
    'A verification says what share was found, or disputes the report',
    'Тексеру табылған үлесті көрсетеді немесе есепке дау айтады',
    'Проверка называет найденную долю или оспаривает отчёт',
  ),
  'project.jobs-not-verifiable': problem(
    409,
    'Jobs are verified from construction to operation',
    'Жұмыс орындары құрылыстан пайдалануға дейін тексеріледі',
    'Рабочие места проверяют от строительства до эксплуатации',
    { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  ),
  'project.phase-number-reused': problem(
    409,
    'Another act accepted this phase',
    'Бұл кезек басқа актімен қабылданған',
    'Эта очередь принята другим актом',
    { en: 'Phase {phaseNo}.', kk: '{phaseNo}-кезек.', ru: 'Очередь {phaseNo}.' },
  ),
  'project.phases-differ-from-acceptance': problem(
    409,
    'The accepted capacity is not the sum of the phases',
    'Қабылданған қуат кезектердің қосындысына тең емес',
    'Принятая мощность не равна сумме очередей',
    { en: 'The phases make {phasesMw} MW.', kk: 'Кезектер: {phasesMw} МВт.', ru: 'Очереди дают {phasesMw} МВт.' },
  ),
  'project.closed-by-another-decision': problem(
    409,
    'The project was closed by another decision',
    'Жоба басқа шешіммен жабылған',
    'Проект закрыт другим решением',
    { en: 'That is {number}.', kk: 'Ол шешім: {number}.', ru: 'Это решение {number}.' },
  ),
  'project.not-operating': problem(
    409,
    'Only what operates is closed',
    'Тек жұмыс істеп тұрған жоба жабылады',
    'Закрывают только то, что эксплуатируется',
    { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  ),
  'project.red-issues-open': problem(
    409,
    'Red issues are open',
    'Шешілмеген қызыл мәселелер бар',
    'Есть нерешённые красные вопросы',
    { en: 'Open: {issues}.', kk: 'Ашық: {issues}.', ru: 'Открыты: {issues}.' },
  ),
  'project.obligations-not-settled': problem(
    409,
    'Counter-obligations are neither met nor waived',
    'Қарсы міндеттемелер орындалмаған және олардан бас тартылмаған',
    'Встречные обязательства не выполнены и не сняты',
    { en: 'Open: {obligations}.', kk: 'Ашық: {obligations}.', ru: 'Открыты: {obligations}.' },
  ),
  'project.waiver-without-obligation': problem(
    409,
    'What is waived is not owed',
    'Бас тартылған міндеттеме жоқ',
    'Снимают обязательство, которого нет',
    {
      en: '{code} of agreement {agreementNo} is unknown, met, or waived twice.',
      kk: '{agreementNo} келісіміндегі {code}: белгісіз, орындалған немесе екі рет аталған.',
      ru: '{code} соглашения {agreementNo}: неизвестно, выполнено или названо дважды.',
    },
  ),
  'project.final-figure-not-verified': problem(
    409,
    'A final figure is not the verified one',
    'Қорытынды көрсеткіш тексерілген көрсеткішке тең емес',
    'Итоговый показатель не равен подтверждённому',
    {
      en: '{figure}: {final} is given, {verified} is verified.',
      kk: '{figure}: берілгені {final}, тексерілгені {verified}.',
      ru: '{figure}: указано {final}, подтверждено {verified}.',
    },
  ),
};
