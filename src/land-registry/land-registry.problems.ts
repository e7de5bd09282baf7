import type { ContextProblems } from '../platform/http/problems/problem.js';
import type { ParcelViolation } from './domain/parcel.violations.js';

export const landRegistryProblems: ContextProblems<ParcelViolation> = {
  'parcel.not-registered': {
    status: 409,
    title: {
      en: 'The parcel is not in the register',
      kk: 'Жер учаскесі тізілімде жоқ',
      ru: 'Земельного участка нет в реестре',
    },
    detail: {
      en: 'Register parcel {cadastralNumber} first.',
      kk: 'Алдымен {cadastralNumber} учаскесін тіркеңіз.',
      ru: 'Сначала зарегистрируйте участок {cadastralNumber}.',
    },
  },
  'parcel.already-registered': {
    status: 409,
    title: {
      en: 'The parcel is registered with other data',
      kk: 'Жер учаскесі басқа деректермен тіркелген',
      ru: 'Участок зарегистрирован с другими данными',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is in the register already; compare the data.',
      kk: '{cadastralNumber} учаскесі тізілімде бар; деректерді салыстырыңыз.',
      ru: 'Участок {cadastralNumber} уже есть в реестре; сравните данные.',
    },
  },
  'parcel.held-by-another-project': {
    status: 409,
    title: {
      en: 'Another project holds the parcel',
      kk: 'Жер учаскесі басқа жобаға берілген',
      ru: 'Участок закреплён за другим проектом',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is reserved by or allocated to another project. Choose another parcel, or wait until it is released.',
      kk: '{cadastralNumber} учаскесі басқа жобаға резервтелген немесе берілген. Басқа учаскені таңдаңыз немесе босатылғанын күтіңіз.',
      ru: 'Участок {cadastralNumber} зарезервирован за другим проектом или предоставлен ему. Выберите другой участок или дождитесь освобождения.',
    },
  },
  'parcel.earlier-reservation-unfinished': {
    status: 409,
    title: {
      en: 'An earlier step for this parcel is not finished',
      kk: 'Осы учаске бойынша бұрынғы қадам аяқталмаған',
      ru: 'Предыдущий шаг по этому участку не завершён',
    },
    detail: {
      en: 'This project has another reservation of parcel {cadastralNumber} that is being finished or lapsed. Try again in a minute.',
      kk: 'Осы жобаның {cadastralNumber} учаскесі бойынша басқа резерві аяқталуда. Бір минуттан кейін қайталаңыз.',
      ru: 'Другое резервирование участка {cadastralNumber} этим проектом ещё завершается или снимается. Повторите через минуту.',
    },
  },
  'parcel.reservation-not-current': {
    status: 409,
    title: {
      en: 'The parcel is not held by this reservation any more',
      kk: 'Учаске енді бұл резерв бойынша ұсталмайды',
      ru: 'Участок больше не удерживается этим резервированием',
    },
  },
  'parcel.area-exceeded': {
    status: 409,
    title: {
      en: 'More land is asked for than the parcel has',
      kk: 'Сұралған алаң учаскенің алаңынан артық',
      ru: 'Запрошено больше земли, чем есть в участке',
    },
    detail: {
      en: 'Parcel {cadastralNumber} has {parcelHa} ha; {landHa} ha were asked for.',
      kk: '{cadastralNumber} учаскесінде {parcelHa} га бар; {landHa} га сұралды.',
      ru: 'В участке {cadastralNumber} {parcelHa} га, запрошено {landHa} га.',
    },
  },
  'parcel.category-differs': {
    status: 409,
    title: {
      en: 'The parcel has another category',
      kk: 'Учаскенің санаты басқа',
      ru: 'У участка другая категория',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is in category {category}, not {from}.',
      kk: '{cadastralNumber} учаскесінің санаты {category}, {from} емес.',
      ru: 'Участок {cadastralNumber} относится к категории {category}, а не {from}.',
    },
  },
  'parcel.occurred-out-of-order': {
    status: 409,
    title: {
      en: 'The date lies before the parcel became free',
      kk: 'Күні учаске босағанға дейін',
      ru: 'Дата раньше, чем участок освободился',
    },
    detail: {
      en: 'Parcel {cadastralNumber} was held by another project until {lastDate}.',
      kk: '{cadastralNumber} учаскесі {lastDate} дейін басқа жобада болды.',
      ru: 'Участок {cadastralNumber} был закреплён за другим проектом до {lastDate}.',
    },
  },
  'parcel.occurred-in-future': {
    status: 409,
    title: { en: 'The date lies in the future', kk: 'Күні болашақта', ru: 'Дата в будущем' },
  },
};
