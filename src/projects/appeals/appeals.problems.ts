import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { AppealViolation } from '../domain/appeals/appeals.violations.js';

export const appealProblems: ContextProblems<AppealViolation> = {
  'project.appeal-id-reused': problem(
    409,
    'Another appeal is recorded under this id',
    'Бұл сәйкестендіргішпен басқа шағым жазылған',
    'Под этим идентификатором записана другая жалоба',
  ),
  'project.decision-not-standing': problem(
    409,
    'No such decision stands: it was never taken, or no longer is in force',
    'Мұндай шешім жоқ немесе күшін жойған',
    'Такого решения нет, или оно уже не действует',
    {
      en: 'Asked about: {kind} {decisionNumber}.',
      kk: 'Сұралғаны: {kind} {decisionNumber}.',
      ru: 'Речь о: {kind} {decisionNumber}.',
    },
  ),
  'project.appeal-open': problem(
    409,
    'An appeal is open; it is answered or withdrawn first',
    'Шағым қаралуда; алдымен оған жауап беріледі немесе ол кері қайтарылады',
    'Жалоба ещё рассматривается; сначала её решают или отзывают',
    { en: 'That is {appealId}.', kk: 'Ол шағым: {appealId}.', ru: 'Это жалоба {appealId}.' },
  ),
  'project.appeal-late-without-reason': problem(
    409,
    'An appeal after its term says why it is late',
    'Мерзімінен кейін берілген шағым себебін көрсетеді',
    'Жалоба после срока называет причину опоздания',
    { en: 'The term ended on {appealBy}.', kk: 'Мерзімі {appealBy} күні аяқталды.', ru: 'Срок кончился {appealBy}.' },
  ),
  'project.appeal-not-filed': problem(
    409,
    'No appeal is recorded under this id',
    'Бұл сәйкестендіргішпен шағым жазылмаған',
    'Под этим идентификатором жалоба не записана',
  ),
  'project.appeal-already-answered': problem(
    409,
    'The appeal has another answer already, or was withdrawn',
    'Шағымға басқа жауап берілген немесе ол кері қайтарылған',
    'На жалобу уже дан другой ответ, или она отозвана',
  ),
  'project.appeal-decided-by-first-body': problem(
    403,
    'The body that decided first does not decide on the appeal',
    'Бірінші шешім қабылдаған орган шағымды қарамайды',
    'Орган, принявший решение, не решает по жалобе на него',
    { en: 'That is {body}.', kk: 'Ол орган: {body}.', ru: 'Это {body}.' },
  ),
  'project.appeal-decided-by-party': problem(
    403,
    'Who signed the first decision or filed the appeal does not decide on it',
    'Бірінші шешімге қол қойған немесе шағым берген адам ол бойынша шешім қабылдамайды',
    'Кто подписал решение или подал жалобу, тот по ней не решает',
  ),
  'project.annulment-term-does-not-fit': problem(
    409,
    'A project that is back in review needs a new term to decide, any other has none',
    'Қарауға қайтқан жобаға жаңа мерзім керек, басқасына керек емес',
    'Проекту, вернувшемуся на рассмотрение, нужен новый срок решения, другому он не нужен',
    { en: 'The stage would be {restoredStage}.', kk: 'Кезеңі: {restoredStage}.', ru: 'Стадия: {restoredStage}.' },
  ),
  'project.decision-due-before-annulment': problem(
    400,
    'The new decision is due before the annulment',
    'Жаңа шешім мерзімі күшін жоюдан бұрын',
    'Срок нового решения раньше отмены',
  ),
  'project.decision-was-annulled': problem(
    409,
    'A decision of this number was annulled and is not entered again',
    'Бұл нөмірлі шешімнің күші жойылған, ол қайта енгізілмейді',
    'Решение с этим номером отменено и заново не вносится',
    { en: 'The number is {number}.', kk: 'Нөмірі: {number}.', ru: 'Номер: {number}.' },
  ),
};
