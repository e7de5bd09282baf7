import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type {
  DocumentsViolation,
  InstructionsViolation,
  IssuesViolation,
  ParticipantsViolation,
  RecordsViolation,
  WarningsViolation,
} from '../domain/records/records.violations.js';

const documentsProblems: ContextProblems<DocumentsViolation> = {
  'project.document-id-reused': problem(
    409,
    'This id stands for another document',
    'Бұл сәйкестендіргіш басқа құжатқа тиесілі',
    'Этот идентификатор принадлежит другому документу',
  ),
  'project.document-signed-after-recording': problem(
    400,
    'A signature is later than the record of it',
    'Қолтаңба күні құжатты тіркеу күнінен кейін',
    'Подпись позже, чем запись о ней',
    {
      en: 'Signed on {signedOn}, recorded on {on}.',
      kk: 'Қол қойылған күні {signedOn}, тіркелген күні {on}.',
      ru: 'Подписано {signedOn}, внесено {on}.',
    },
  ),
  'project.document-unknown': problem(
    409,
    'No document of this project has this id',
    'Жобада мұндай құжат жоқ',
    'У проекта нет такого документа',
    { en: 'Id: {documentId}.', kk: 'Сәйкестендіргіші: {documentId}.', ru: 'Идентификатор: {documentId}.' },
  ),
  'project.document-already-superseded': problem(
    409,
    'The document was superseded already',
    'Құжат бұрын ауыстырылған',
    'Документ уже заменён',
    {
      en: 'Document {documentId} took its place: supersede that one.',
      kk: 'Орнына {documentId} құжаты келген: соны ауыстырыңыз.',
      ru: 'Вместо него действует {documentId}: замените его.',
    },
  ),
  'project.document-unchanged': problem(
    409,
    'The document is the same, byte for byte',
    'Құжаттың мазмұны өзгермеген',
    'Документ тот же самый, байт в байт',
  ),
};

const warningsProblems: ContextProblems<WarningsViolation> = {
  'project.warning-not-open': problem(
    409,
    'No such warning is open',
    'Мұндай ашық ескерту жоқ',
    'Такого открытого предупреждения нет',
    {
      en: 'Warning {warningId} was never raised, or the figures were amended since.',
      kk: '{warningId} ескертуі болмаған немесе көрсеткіштер содан бері өзгерген.',
      ru: 'Предупреждения {warningId} не было, или показатели с тех пор изменены.',
    },
  ),
  'project.warning-already-acknowledged': problem(
    409,
    'Somebody has answered for this warning already',
    'Бұл ескерту бойынша жауап берілген',
    'По этому предупреждению уже есть ответ',
    { en: 'On {acknowledgedOn}.', kk: 'Күні: {acknowledgedOn}.', ru: 'Дата: {acknowledgedOn}.' },
  ),
  'project.warning-acknowledged-by-author': problem(
    403,
    'Who wrote a figure does not answer for its red warning',
    'Көрсеткішті енгізген адам оның қызыл ескертуіне жауап бермейді',
    'Кто внёс показатель, не отвечает по красному предупреждению о нём',
    { en: 'Rule {rule}.', kk: '{rule} қағидасы.', ru: 'Правило {rule}.' },
  ),
};

const issuesProblems: ContextProblems<IssuesViolation> = {
  'project.issue-id-reused': problem(
    409,
    'This id stands for another issue',
    'Бұл сәйкестендіргіш басқа мәселеге тиесілі',
    'Этот идентификатор принадлежит другому вопросу',
  ),
  'project.issue-due-before-raised': problem(
    400,
    'The issue is due before it is raised or escalated',
    'Мәселенің мерзімі көтерілген күнінен бұрын',
    'Срок вопроса раньше, чем он поднят или вынесен выше',
  ),
  'project.issue-unknown': problem(
    409,
    'Nobody raised such an issue',
    'Мұндай мәселе көтерілмеген',
    'Такого вопроса никто не поднимал',
    { en: 'Issue {issueId}.', kk: '{issueId} мәселесі.', ru: 'Вопрос {issueId}.' },
  ),
  'project.issue-already-resolved': problem(
    409,
    'The issue is resolved already',
    'Мәселе шешіліп қойған',
    'Вопрос уже решён',
    {
      en: 'Issue {issueId}, on {resolvedOn}. If it came back, raise another.',
      kk: '{issueId} мәселесі {resolvedOn} күні шешілген. Қайта туындаса, жаңасын көтеріңіз.',
      ru: 'Вопрос {issueId} решён {resolvedOn}. Если он возник снова, поднимите новый.',
    },
  ),
  'project.escalation-id-reused': problem(
    409,
    'This id stands for another escalation',
    'Бұл сәйкестендіргіш басқа эскалацияға тиесілі',
    'Этот идентификатор принадлежит другой эскалации',
  ),
  'project.issue-not-escalated': problem(
    409,
    'An escalation goes to another body or makes the issue red',
    'Мәселе басқа органға жіберіледі немесе қызыл болады',
    'Вопрос выносят в другой орган или делают красным',
    {
      en: 'It is {severity} and with {responsibleBody}.',
      kk: 'Деңгейі {severity}, жауапты орган: {responsibleBody}.',
      ru: 'Он {severity}, отвечает {responsibleBody}.',
    },
  ),
};

const instructionsProblems: ContextProblems<InstructionsViolation> = {
  'project.instruction-unknown': problem(
    409,
    'No meeting of this project gave such an instruction',
    'Жобаның кездесулерінде мұндай тапсырма берілмеген',
    'На встречах по проекту такого поручения не давали',
    {
      en: 'Meeting {meetingId}, instruction {instructionId}.',
      kk: '{meetingId} кездесуі, {instructionId} тапсырмасы.',
      ru: 'Встреча {meetingId}, поручение {instructionId}.',
    },
  ),
  'project.instruction-already-completed': problem(
    409,
    'The instruction is completed already',
    'Тапсырма орындалып қойған',
    'Поручение уже исполнено',
    { en: 'On {completedOn}.', kk: 'Күні: {completedOn}.', ru: 'Дата: {completedOn}.' },
  ),
};

const participantsProblems: ContextProblems<ParticipantsViolation> = {
  'project.memorandum-id-reused': problem(
    409,
    'This id stands for another memorandum',
    'Бұл сәйкестендіргіш басқа меморандумға тиесілі',
    'Этот идентификатор принадлежит другому меморандуму',
  ),
  'project.memorandum-expires-before-signing': problem(
    400,
    'The memorandum expires before it is signed',
    'Меморандумның мерзімі қол қойылғанға дейін бітеді',
    'Меморандум истекает до подписания',
  ),
  'project.manager-not-registered': problem(
    409,
    'The manager is not in the register of persons',
    'Куратор тұлғалар тізілімінде жоқ',
    'Куратора нет в реестре лиц',
    {
      en: 'Register person {personId} first.',
      kk: 'Алдымен {personId} тұлғасын тіркеңіз.',
      ru: 'Сначала зарегистрируйте лицо {personId}.',
    },
  ),
};

/** What the refusals of records.violations.ts mean to the caller. */
export const recordsProblems: ContextProblems<RecordsViolation> = {
  ...documentsProblems,
  ...warningsProblems,
  ...issuesProblems,
  ...instructionsProblems,
  ...participantsProblems,
};
