import type { AgreementEvent } from './agreement.events.js';
import type { Title } from '../event-titles.js';

export const agreementTitles: Readonly<Record<AgreementEvent['type'], Title>> = {
  InvestmentAgreementApplied: {
    kk: 'Инвестициялық келісімге өтінім берілді',
    ru: 'Подана заявка на инвестиционное соглашение',
    en: 'Investment agreement applied for',
  },
  InvestmentAgreementSigned: {
    kk: 'Инвестициялық келісімге қол қойылды',
    ru: 'Подписано инвестиционное соглашение',
    en: 'Investment agreement signed',
  },
  InvestmentAgreementAmended: {
    kk: 'Инвестициялық келісім өзгертілді',
    ru: 'Изменено инвестиционное соглашение',
    en: 'Investment agreement amended',
  },
  CounterObligationMet: {
    kk: 'Қарсы міндеттеме орындалды',
    ru: 'Встречное обязательство исполнено',
    en: 'Counter-obligation met',
  },
  CounterObligationBreached: {
    kk: 'Қарсы міндеттеме бұзылды',
    ru: 'Встречное обязательство нарушено',
    en: 'Counter-obligation breached',
  },
  InvestmentAgreementTerminated: {
    kk: 'Инвестициялық келісім тоқтатылды',
    ru: 'Прекращено инвестиционное соглашение',
    en: 'Investment agreement terminated',
  },
};
