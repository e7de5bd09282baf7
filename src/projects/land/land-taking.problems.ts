import type { ContextProblems } from '../../platform/http/problems/problem.js';
import type { LandTakingViolation } from '../domain/land/land.violations.js';

/** Orders, claims and revocations: the land track's part of the catalogue that begins after an allocation. */
export const landTakingProblems: ContextProblems<LandTakingViolation> = {
  'project.parcel-not-allocated': {
    status: 409,
    title: {
      en: 'The parcel is not allocated to the project',
      kk: 'Учаске жобаға берілмеген',
      ru: 'Участок не предоставлен проекту',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is not among what the project was granted and still has.',
      kk: '{cadastralNumber} учаскесі жобаға берілген әрі қолындағы учаскелердің ішінде жоқ.',
      ru: 'Участка {cadastralNumber} нет среди предоставленных проекту и остающихся у него.',
    },
  },
  'project.land-notice-id-reused': {
    status: 409,
    title: {
      en: 'The number of the order stands for another order',
      kk: 'Нұсқама нөмірі басқа нұсқамаға тиесілі',
      ru: 'Номер предписания принадлежит другому предписанию',
    },
    detail: {
      en: 'Order {orderNo} was recorded with other content.',
      kk: '{orderNo} нұсқамасы басқа мазмұнмен тіркелген.',
      ru: 'Предписание {orderNo} записано с другим содержанием.',
    },
  },
  'project.land-notice-cure-too-short': {
    status: 409,
    title: {
      en: 'The order gives too little time',
      kk: 'Нұсқамада берілген мерзім тым қысқа',
      ru: 'Предписание даёт слишком мало времени',
    },
    detail: {
      en: 'The holder has until {earliest} at least (Land Code art. 94).',
      kk: 'Жер пайдаланушыға кемінде {earliest} дейін уақыт беріледі (Жер кодексінің 94-бабы).',
      ru: 'У землепользователя есть время не менее чем до {earliest} (ст. 94 Земельного кодекса).',
    },
  },
  'project.land-case-id-reused': {
    status: 409,
    title: {
      en: 'The case number stands for another claim',
      kk: 'Іс нөмірі басқа талап-арызға тиесілі',
      ru: 'Номер дела принадлежит другому иску',
    },
    detail: {
      en: 'Case {caseNo} was recorded with other content.',
      kk: '{caseNo} ісі басқа мазмұнмен тіркелген.',
      ru: 'Дело {caseNo} записано с другим содержанием.',
    },
  },
  'project.land-notice-unknown': {
    status: 409,
    title: {
      en: 'The claim rests on an order that was not issued',
      kk: 'Талап-арыз берілмеген нұсқамаға негізделген',
      ru: 'Иск опирается на невыданное предписание',
    },
    detail: {
      en: 'There is no order {orderNo}. Record it first.',
      kk: '{orderNo} нұсқамасы жоқ. Алдымен оны тіркеңіз.',
      ru: 'Предписания {orderNo} нет. Сначала запишите его.',
    },
  },
  'project.land-notice-not-expired': {
    status: 409,
    title: {
      en: 'The time to follow the order is not over',
      kk: 'Нұсқаманы орындау мерзімі өткен жоқ',
      ru: 'Срок исполнения предписания не истёк',
    },
    detail: {
      en: 'Order {orderNo} may be followed until {cureBy}.',
      kk: '{orderNo} нұсқамасын {cureBy} дейін орындауға болады.',
      ru: 'Предписание {orderNo} можно исполнить до {cureBy}.',
    },
  },
  'project.land-notice-remedied': {
    status: 409,
    title: { en: 'The order was followed', kk: 'Нұсқама орындалған', ru: 'Предписание исполнено' },
    detail: {
      en: 'Building began on {startedOn}, in the term of order {orderNo}.',
      kk: 'Құрылыс {startedOn} күні, {orderNo} нұсқамасының мерзімінде басталды.',
      ru: 'Строительство начато {startedOn}, в срок предписания {orderNo}.',
    },
  },
  'project.land-revocation-id-reused': {
    status: 409,
    title: {
      en: 'The decision number stands for another revocation',
      kk: 'Шешім нөмірі басқа қайтарып алуға тиесілі',
      ru: 'Номер решения принадлежит другому изъятию',
    },
    detail: {
      en: 'Decision {number} was recorded with other content.',
      kk: '{number} шешімі басқа мазмұнмен тіркелген.',
      ru: 'Решение {number} записано с другим содержанием.',
    },
  },
  'project.land-seizure-chain-incomplete': {
    status: 409,
    title: {
      en: 'The judgment does not rest on an order and a claim',
      kk: 'Сот шешімі нұсқама мен талап-арызға негізделмеген',
      ru: 'Решение суда не опирается на предписание и иск',
    },
    detail: {
      en: 'What is missing about these parcels: {missing}. Record it, or have a decision-maker override it with a reason.',
      kk: 'Осы учаскелер бойынша жетіспейтіні: {missing}. Оны тіркеңіз немесе шешім қабылдаушы себебін көрсетіп енгізсін.',
      ru: 'По этим участкам недостаёт: {missing}. Запишите это, или пусть лицо, принимающее решения, укажет причину.',
    },
  },
  'project.land-override-by-decision-maker': {
    status: 409,
    title: {
      en: 'Only a decision-maker overrides, with the signature of another person',
      kk: 'Тек шешім қабылдаушы, басқа тұлғаның қолымен бірге, айналып өте алады',
      ru: 'Обойти может только принимающий решения, с подписью другого лица',
    },
    detail: {
      en: 'A decision-maker enters it, and the decision is signed by somebody else as well.',
      kk: 'Оны шешім қабылдаушы енгізеді, шешімге тағы бір тұлға қол қояды.',
      ru: 'Его вносит принимающий решения, и решение подписано ещё кем-то.',
    },
  },
  'project.land-revocation-needs-land-decider': {
    status: 409,
    title: {
      en: 'Revoking land is for the land office',
      kk: 'Жерді қайтарып алу жер органының құзырында',
      ru: 'Изъятие земли решает земельный орган',
    },
    detail: {
      en: 'Nothing has to be overridden here: the one who decides on land enters it.',
      kk: 'Мұнда айналып өтетін ештеңе жоқ: оны жер бойынша шешім қабылдаушы енгізеді.',
      ru: 'Здесь нечего обходить: его вносит принимающий решения по земле.',
    },
  },
};
