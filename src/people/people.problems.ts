import type { ContextProblems } from '../platform/http/problems/problem.js';
import type { PersonViolation } from './domain/person.violations.js';

export const peopleProblems: ContextProblems<PersonViolation> = {
  'person.not-registered': {
    status: 404,
    title: { en: 'There is no such person', kk: 'Мұндай тұлға жоқ', ru: 'Такого лица нет' },
  },
  'person.already-registered': {
    status: 409,
    title: {
      en: 'The person is registered already',
      kk: 'Бұл тұлға бұрын тіркелген',
      ru: 'Это лицо уже зарегистрировано',
    },
    detail: {
      en: 'One person has one id: use the one that exists.',
      kk: 'Бір тұлғаның бір идентификаторы бар: барын пайдаланыңыз.',
      ru: 'У одного лица один идентификатор: используйте существующий.',
    },
  },
  'person.erased': {
    status: 410,
    title: {
      en: 'The data of this person was erased',
      kk: 'Бұл тұлғаның деректері жойылған',
      ru: 'Данные этого лица удалены',
    },
    detail: {
      en: 'Erased on {erasedOn}; nobody can restore it.',
      kk: '{erasedOn} күні жойылды; қалпына келтіру мүмкін емес.',
      ru: 'Удалены {erasedOn}; восстановить их нельзя.',
    },
  },
  'person.not-erased': {
    status: 409,
    title: {
      en: 'The person is not erased',
      kk: 'Тұлғаның деректері жойылмаған',
      ru: 'Данные лица не удалены',
    },
  },
  'person.dated-in-the-future': {
    status: 409,
    title: { en: 'The date lies in the future', kk: 'Күні болашақта', ru: 'Дата в будущем' },
  },
  'person.erased-before-registered': {
    status: 409,
    title: {
      en: 'The erasure is dated before the registration',
      kk: 'Жою күні тіркеу күнінен бұрын',
      ru: 'Дата удаления раньше даты регистрации',
    },
  },
};
