import type { ContextProblems } from '../platform/http/problems/problem.js';
import type { InvestorViolation } from './domain/investor.violations.js';

export const investorProblems: ContextProblems<InvestorViolation> = {
  'investor.already-registered': {
    status: 409,
    title: { en: 'The investor is registered already', kk: 'Инвестор тіркелген', ru: 'Инвестор уже зарегистрирован' },
  },
  'investor.registration-lapsed': {
    status: 409,
    title: {
      en: 'The registration was given up before it was finished',
      kk: 'Тіркеу аяқталмай тоқтатылды',
      ru: 'Регистрация прекращена до завершения',
    },
    detail: {
      en: 'Send it again with a new Idempotency-Key.',
      kk: 'Жаңа Idempotency-Key арқылы қайта жіберіңіз.',
      ru: 'Отправьте её снова с новым Idempotency-Key.',
    },
  },
  'investor.bin-taken': {
    status: 409,
    title: {
      en: 'Another investor has this BIN',
      kk: 'Бұл БСН басқа инвесторға тиесілі',
      ru: 'Этот БИН принадлежит другому инвестору',
    },
  },
  'investor.lei-taken': {
    status: 409,
    title: {
      en: 'Another investor has this LEI',
      kk: 'Бұл LEI басқа инвесторға тиесілі',
      ru: 'Этот LEI принадлежит другому инвестору',
    },
  },
  'investor.representative-not-registered': {
    status: 409,
    title: {
      en: 'A representative is not in the register of persons',
      kk: 'Өкіл тұлғалар тізілімінде жоқ',
      ru: 'Представителя нет в реестре лиц',
    },
    detail: {
      en: 'Register person {personId} first.',
      kk: 'Алдымен {personId} тұлғасын тіркеңіз.',
      ru: 'Сначала зарегистрируйте лицо {personId}.',
    },
  },
  'investor.dated-in-the-future': {
    status: 409,
    title: { en: 'The date lies in the future', kk: 'Күні болашақта', ru: 'Дата в будущем' },
  },
  'investor.not-registered': {
    status: 404,
    title: {
      en: 'No investor is registered under this id',
      kk: 'Бұл сәйкестендіргішпен инвестор тіркелмеген',
      ru: 'Инвестор с таким идентификатором не зарегистрирован',
    },
  },
  'investor.screening-id-reused': {
    status: 409,
    title: {
      en: 'This id stands for another screening',
      kk: 'Бұл сәйкестендіргіш басқа тексеруге тиесілі',
      ru: 'Этот идентификатор принадлежит другой проверке',
    },
  },
  'investor.match-without-findings': {
    status: 400,
    title: {
      en: 'A match says what was found',
      kk: 'Сәйкестік табылса, не табылғаны жазылады',
      ru: 'При совпадении указывают, что найдено',
    },
  },
};
