import type { Title } from '../event-titles.js';

/** What the facts of a review beside the decisions themselves are called on the timeline. */
export const reviewTitles = {
  AgencyOpinionRequested: {
    kk: 'Салалық органның қорытындысы сұралды',
    ru: 'Запрошено заключение отраслевого органа',
    en: 'Opinion of a line body requested',
  },
  AgencyOpinionRecorded: {
    kk: 'Салалық органның қорытындысы берілді',
    ru: 'Дано заключение отраслевого органа',
    en: 'Opinion of a line body given',
  },
  HearingHeld: { kk: 'Инвестор тыңдалды', ru: 'Проведено заслушивание', en: 'Hearing held' },
  RefusalDeemed: {
    kk: 'Мерзімінде шешім жоқ: бас тарту деп саналады',
    ru: 'Решения в срок нет: считается отказом',
    en: 'No decision in time: deemed a refusal',
  },
} as const satisfies Readonly<Record<string, Title>>;
