import type { ContextProblems } from '../../platform/http/problems/problem.js';
import type { LandGrantViolation } from '../domain/land/land.violations.js';

/** Survey, category, contract, right: the land track's part of the catalogue around an allocation. */
export const landGrantProblems: ContextProblems<LandGrantViolation> = {
  'project.land-project-id-reused': {
    status: 409,
    title: {
      en: 'The number stands for another land management project',
      kk: 'Нөмір басқа жерге орналастыру жобасына тиесілі',
      ru: 'Номер принадлежит другому землеустроительному проекту',
    },
    detail: {
      en: 'Land management project {number} was recorded with other content.',
      kk: '{number} жерге орналастыру жобасы басқа мазмұнмен тіркелген.',
      ru: 'Землеустроительный проект {number} записан с другим содержанием.',
    },
  },
  'project.land-beyond-survey': {
    status: 409,
    title: { en: 'More land than was surveyed', kk: 'Өлшенгеннен артық жер', ru: 'Земли больше, чем отмежёвано' },
    detail: {
      en: '{surveyedHa} ha of parcel {cadastralNumber} were surveyed, {landHa} ha were asked for.',
      kk: '{cadastralNumber} учаскесінің {surveyedHa} га өлшенген, {landHa} га сұралды.',
      ru: 'Отмежёвано {surveyedHa} га участка {cadastralNumber}, запрошено {landHa} га.',
    },
  },
  'project.land-category-id-reused': {
    status: 409,
    title: {
      en: 'The decision changed the category of the parcel otherwise',
      kk: 'Шешім учаскенің санатын басқаша өзгерткен',
      ru: 'Решение изменило категорию участка иначе',
    },
    detail: {
      en: 'Decision {number} about parcel {cadastralNumber} was recorded with other content.',
      kk: '{cadastralNumber} учаскесі туралы {number} шешімі басқа мазмұнмен тіркелген.',
      ru: 'Решение {number} об участке {cadastralNumber} записано с другим содержанием.',
    },
  },
  'project.land-category-differs': {
    status: 409,
    title: {
      en: 'The parcel is in another category',
      kk: 'Учаске басқа санатқа жатады',
      ru: 'Участок относится к другой категории',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is in category {category}, not {from}.',
      kk: '{cadastralNumber} учаскесінің санаты {category}, {from} емес.',
      ru: 'Участок {cadastralNumber} относится к категории {category}, а не {from}.',
    },
  },
  'project.land-category-unchanged': {
    status: 409,
    title: {
      en: 'The parcel is in that category already',
      kk: 'Учаске осы санатта',
      ru: 'Участок уже этой категории',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is in category {category}.',
      kk: '{cadastralNumber} учаскесінің санаты — {category}.',
      ru: 'Категория участка {cadastralNumber} — {category}.',
    },
  },
  'project.farmland-for-foreign-investor': {
    status: 409,
    title: {
      en: 'Farmland is not given to an investor with a foreign share',
      kk: 'Ауыл шаруашылығы жері шетелдік үлесі бар инвесторға берілмейді',
      ru: 'Сельхозземля не предоставляется инвестору с иностранной долей',
    },
    detail: {
      en: 'Have the category of parcel {cadastralNumber} changed first (law of 2021).',
      kk: 'Алдымен {cadastralNumber} учаскесінің санатын өзгертіңіз (2021 жылғы заң).',
      ru: 'Сначала измените категорию участка {cadastralNumber} (закон 2021 года).',
    },
  },
  'project.land-contract-id-reused': {
    status: 409,
    title: {
      en: 'The contract number stands for another lease',
      kk: 'Шарт нөмірі басқа жалдауға тиесілі',
      ru: 'Номер договора принадлежит другой аренде',
    },
    detail: {
      en: 'Contract {contractNo} was recorded with other content.',
      kk: '{contractNo} шарты басқа мазмұнмен тіркелген.',
      ru: 'Договор {contractNo} записан с другим содержанием.',
    },
  },
  'project.land-not-leased': {
    status: 409,
    title: {
      en: 'The parcel was not allocated on lease',
      kk: 'Учаске жалға берілмеген',
      ru: 'Участок предоставлен не в аренду',
    },
    detail: {
      en: 'Parcel {cadastralNumber} was allocated under the right {right}.',
      kk: '{cadastralNumber} учаскесі {right} құқығымен берілген.',
      ru: 'Участок {cadastralNumber} предоставлен на праве {right}.',
    },
  },
  'project.land-registration-id-reused': {
    status: 409,
    title: {
      en: 'The registration number stands for another right',
      kk: 'Тіркеу нөмірі басқа құқыққа тиесілі',
      ru: 'Номер регистрации принадлежит другому праву',
    },
    detail: {
      en: 'Registration {registrationNo} was recorded with other content.',
      kk: '{registrationNo} тіркеуі басқа мазмұнмен жазылған.',
      ru: 'Регистрация {registrationNo} записана с другим содержанием.',
    },
  },
};
