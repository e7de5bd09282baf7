import type { ContextProblems } from '../platform/http/index.js';
import { problem } from './common.problems.js';
import type { DocumentsViolation, RecordsViolation } from './domain/records.violations.js';

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

/** What the refusals of records.violations.ts mean to the caller. */
export const recordsProblems: ContextProblems<RecordsViolation> = {
  ...documentsProblems,
};
