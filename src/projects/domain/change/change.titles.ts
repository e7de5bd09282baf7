/** Delays, new baselines, revisions, another investor: lines of the timeline. */
export const CHANGE_TITLES = {
  RoadmapRebaselined: {
    kk: 'Жол картасының жаңа базалық жоспары',
    ru: 'Новый базовый план дорожной карты',
    en: 'New baseline of the roadmap',
  },
  InvestmentCostRevised: { kk: 'Бекітілген құн қайта қаралды', ru: 'Пересмотрена стоимость', en: 'Cost revised' },
  ScopeRevised: { kk: 'Жоба көлемі қайта қаралды', ru: 'Пересмотрен объём проекта', en: 'Scope revised' },
  InvestorReplaced: { kk: 'Инвестор ауыстырылды', ru: 'Заменён инвестор', en: 'Investor replaced' },
  RoadmapStepsAdded: {
    kk: 'Жол картасына қадамдар қосылды',
    ru: 'В дорожную карту добавлены шаги',
    en: 'Steps added to the roadmap',
  },
  DelayReported: { kk: 'Кешігу туралы хабарланды', ru: 'Сообщено о задержке', en: 'Delay reported' },
} as const;
