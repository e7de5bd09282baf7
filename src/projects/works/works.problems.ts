import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { ProgressViolation, WorksViolation } from '../domain/project.violations.js';

/** What the gates of a template may refuse; which of them, the template says. */
export const GATE_PROBLEMS = [
  'project.land-not-allocated',
  'project.land-right-not-registered',
  'project.no-positive-expertise',
  'project.works-not-notified',
  'project.grid-not-connected',
] as const;

export const worksProblems: ContextProblems<WorksViolation> = {
  'project.permit-id-reused': problem(
    409,
    'This kind and number stand for another permit',
    'Бұл түр мен нөмір басқа рұқсатқа тиесілі',
    'Этот вид и номер принадлежат другому разрешению',
  ),
  'project.permit-before-approval': problem(
    409,
    'Permits are recorded once the proposal is approved',
    'Рұқсаттар ұсыныс мақұлданғаннан кейін енгізіледі',
    'Разрешения вносят после одобрения предложения',
    stage(),
  ),
  'project.permit-out-of-order': problem(
    409,
    'A permit that has to come first is missing',
    'Алдымен алынуы тиіс рұқсат жоқ',
    'Нет разрешения, которое должно быть раньше',
    {
      en: '{kind} needs {needs}, dated no later.',
      kk: '{kind} үшін күні одан кеш емес {needs} қажет.',
      ru: 'Для {kind} нужно {needs} с датой не позже.',
    },
  ),
  'project.permit-expires-before-issue': problem(
    400,
    'The permit expires before it is issued',
    'Рұқсаттың мерзімі берілгенге дейін бітеді',
    'Разрешение истекает до выдачи',
  ),
  'project.construction-already-started': problem(
    409,
    'Construction has already started',
    'Құрылыс басталып қойған',
    'Строительство уже начато',
    { en: 'It started on {startedOn}.', kk: '{startedOn} басталған.', ru: 'Начато {startedOn}.' },
  ),
  'project.not-in-preparation': problem(
    409,
    'Construction starts from preparation',
    'Құрылыс дайындық кезеңінен басталады',
    'Строительство начинают со стадии подготовки',
    stage(),
  ),
  'project.land-not-allocated': problem(
    409,
    'No land is allocated by that day',
    'Бұл күнге дейін жер берілмеген',
    'К этому дню земля не предоставлена',
  ),
  'project.no-positive-expertise': problem(
    409,
    'No valid positive expert review stands on that day',
    'Бұл күні жарамды оң сараптама қорытындысы жоқ',
    'На этот день нет действующего положительного заключения экспертизы',
  ),
  'project.works-not-notified': problem(
    409,
    'The start of works was not notified under this number by that day',
    'Жұмыстардың басталғаны туралы бұл нөмірлі хабарлама осы күнге дейін жоқ',
    'К этому дню нет уведомления о начале работ с этим номером',
    { en: 'Number: {notificationNo}.', kk: 'Нөмірі: {notificationNo}.', ru: 'Номер: {notificationNo}.' },
  ),
  'project.land-right-not-registered': problem(
    409,
    'The right to the allocated land is not registered by that day',
    'Берілген жерге құқық осы күнге дейін тіркелмеген',
    'К этому дню право на предоставленную землю не зарегистрировано',
  ),
  'project.template-not-in-force': problem(
    409,
    'This version of the template is not the one in force on the day of the decision',
    'Шешім күні үлгінің бұл нұсқасы қолданыста емес',
    'На день решения действует не эта версия шаблона',
    {
      en: 'Template {id}, version {version}; in force on {on}: {inForce}.',
      kk: '{id} үлгісі, {version}-нұсқа; {on} күні қолданыста: {inForce}.',
      ru: 'Шаблон {id}, версия {version}; на {on} действует: {inForce}.',
    },
  ),
  'project.facility-already-accepted': problem(
    409,
    'The facility was accepted by another act',
    'Нысан басқа актімен қабылданған',
    'Объект принят другим актом',
    { en: 'Act {actNo}.', kk: 'Акт {actNo}.', ru: 'Акт {actNo}.' },
  ),
  'project.not-under-construction': problem(
    409,
    'Only what is under construction is accepted',
    'Тек салынып жатқан нысан қабылданады',
    'Принимают только то, что строится',
    stage(),
  ),
  'project.operation-already-started': problem(
    409,
    'Operation has already started',
    'Пайдалану басталып қойған',
    'Эксплуатация уже начата',
    { en: 'It started on {startedOn}.', kk: '{startedOn} басталған.', ru: 'Начата {startedOn}.' },
  ),
  'project.facility-not-accepted': problem(
    409,
    'Operation starts after the facility is accepted',
    'Пайдалану нысан қабылданғаннан кейін басталады',
    'Эксплуатацию начинают после приёмки объекта',
    stage(),
  ),
};

export const progressProblems: ContextProblems<ProgressViolation> = {
  'project.disbursement-id-reused': problem(
    409,
    'This id stands for another payment',
    'Бұл сәйкестендіргіш басқа төлемге тиесілі',
    'Этот идентификатор принадлежит другому платежу',
  ),
  'project.not-disbursable': problem(
    409,
    'Payments are recorded from preparation to operation',
    'Төлемдер дайындықтан пайдалануға дейін енгізіледі',
    'Платежи вносят от подготовки до эксплуатации',
    stage(),
  ),
  'project.report-id-reused': problem(
    409,
    'This id stands for another report',
    'Бұл сәйкестендіргіш басқа есепке тиесілі',
    'Этот идентификатор принадлежит другому отчёту',
  ),
  'project.not-reportable': problem(
    409,
    'Progress is reported from preparation to operation',
    'Барысы туралы дайындықтан пайдалануға дейін есеп беріледі',
    'О ходе работ отчитываются от подготовки до эксплуатации',
    stage(),
  ),
  'project.report-ends-before-start': problem(
    400,
    'The period ends before it begins',
    'Кезең басталғанға дейін аяқталады',
    'Период заканчивается до начала',
  ),
  'project.report-periods-overlap': problem(
    409,
    'Another report covers a part of this period',
    'Кезеңнің бір бөлігі басқа есепте бар',
    'Часть периода уже покрыта другим отчётом',
    { en: 'Report {reportId}.', kk: 'Есеп {reportId}.', ru: 'Отчёт {reportId}.' },
  ),
  'project.progress-falls-unexplained': problem(
    409,
    'The cumulative share falls without an explanation',
    'Жиынтық үлес түсіндірмесіз төмендейді',
    'Накопленная доля снижается без объяснения',
    {
      en: 'Report {reportId} says {pct} percent. Explain, or correct it.',
      kk: '{reportId} есебінде {pct} пайыз. Түсіндіріңіз немесе түзетіңіз.',
      ru: 'В отчёте {reportId} {pct} процентов. Объясните или исправьте.',
    },
  ),
  'project.no-roadmap': problem(
    409,
    'No roadmap is approved yet',
    'Жол картасы бекітілмеген',
    'Дорожная карта не утверждена',
  ),
  'project.step-not-in-roadmap': problem(
    409,
    'The roadmap has no such step',
    'Жол картасында мұндай қадам жоқ',
    'В дорожной карте нет такого шага',
    { en: 'Step {step}.', kk: 'Қадам {step}.', ru: 'Шаг {step}.' },
  ),
  'project.step-already-completed': problem(
    409,
    'The step was completed otherwise',
    'Қадам басқаша орындалған',
    'Шаг выполнен иначе',
    { en: 'Completed on {completedOn}.', kk: '{completedOn} орындалған.', ru: 'Выполнен {completedOn}.' },
  ),
  'project.step-waits-for-others': problem(
    409,
    'Steps it depends on were not done by that day',
    'Ол тәуелді қадамдар осы күнге дейін орындалмаған',
    'Шаги, от которых он зависит, к этому дню не выполнены',
    { en: 'It waits for {waitsFor}.', kk: 'Күтетіні: {waitsFor}.', ru: 'Ждёт {waitsFor}.' },
  ),
};

function stage(): { readonly en: string; readonly kk: string; readonly ru: string } {
  return { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' };
}
