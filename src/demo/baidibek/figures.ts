/** The figures of the news of 9 November 2018 (domain.md 0), and what became of them in the demo. */

export const COST = {
  primary: { amount: '7400000000.00', currency: 'KZT' },
  alsoQuoted: [{ amount: '19860000.00', currency: 'USD' }],
} as const;

/** As announced: 120 hectares for one megawatt, and jobs without saying which. */
export const ANNOUNCED = {
  cost: COST,
  capacityMw: '10',
  capacityBasis: 'unknown',
  landHa: '1200',
  jobsPermanent: 50,
  jobsBasis: 'unspecified',
} as const;

/** What the investor amends it to, and what is approved. */
export const AMENDED = { ...ANNOUNCED, landHa: '20' } as const;

export const TITLE = {
  kk: 'Бәйдібек ауданы Жамбыл ауылындағы 10 МВт күн электр станциясы',
  ru: 'Солнечная электростанция 10 МВт в селе Жамбыл Байдибекского района',
  en: '10 MW solar power plant in Zhambyl village, Baidibek district',
} as const;

export const AKIMAT = 'Akimat of Turkistan region';
export const LAND_DEPARTMENT = 'Land relations department of Turkistan region';
export const CONTROL = 'Department of state architectural and construction control of Turkistan region';

/** Payments by day, in tenge; 7.05 of 7.4 billion. */
export const PAYMENTS = [
  { on: '2019-06-28', amount: '180000000.00', category: 'design', from: 'own' },
  { on: '2019-10-15', amount: '2900000000.00', category: 'equipment', from: 'loan' },
  { on: '2019-12-20', amount: '1620000000.00', category: 'construction', from: 'own' },
  { on: '2020-04-30', amount: '1500000000.00', category: 'equipment', from: 'loan' },
  { on: '2020-07-31', amount: '850000000.00', category: 'grid', from: 'own' },
] as const;

/** Cumulative by the end of each period, as the investor says. */
export const REPORTS = [
  { from: '2019-09-01', to: '2019-12-31', pct: '28.00', spent: '4700000000.00', builders: 140, staff: 4 },
  { from: '2020-01-01', to: '2020-03-31', pct: '46.50', spent: '4700000000.00', builders: 165, staff: 6 },
  { from: '2020-04-01', to: '2020-06-30', pct: '81.00', spent: '6200000000.00', builders: 120, staff: 18 },
  { from: '2020-07-01', to: '2020-08-15', pct: '100.00', spent: '7050000000.00', builders: 25, staff: 46 },
] as const;

/** Steps of the roadmap; the weights make a whole. `done` is the day it was completed. */
export const ROADMAP = [
  {
    code: 'land',
    kk: 'Жер учаскесін алу',
    ru: 'Получение земельного участка',
    en: 'Obtain the land plot',
    track: 'land',
    owner: LAND_DEPARTMENT,
    from: '2019-03-04',
    due: '2019-06-03',
    done: '2019-05-15',
    after: [],
    weight: '10.00',
    legalRef: 'Land Code art. 43',
  },
  {
    code: 'design',
    kk: 'Жобалау құжаттамасын әзірлеу және сараптау',
    ru: 'Разработка и экспертиза проектной документации',
    en: 'Design documents and their expert review',
    track: 'design',
    owner: 'KK-KIUNSEN',
    from: '2019-03-04',
    due: '2019-08-15',
    done: '2019-08-15',
    after: [],
    weight: '15.00',
    legalRef: null,
  },
  {
    code: 'grid',
    kk: 'Электр желісіне қосу',
    ru: 'Подключение к электрической сети',
    en: 'Connect to the grid',
    track: 'grid',
    owner: 'Regional electric grid company',
    from: '2019-09-02',
    due: '2020-06-30',
    done: '2020-07-24',
    after: ['design'],
    weight: '10.00',
    legalRef: null,
  },
  {
    code: 'build',
    kk: 'Құрылыс-монтаждау жұмыстары',
    ru: 'Строительно-монтажные работы',
    en: 'Build the plant',
    track: 'construction',
    owner: 'KK-KIUNSEN',
    from: '2019-09-02',
    due: '2020-08-14',
    done: '2020-08-14',
    after: ['land', 'design'],
    weight: '65.00',
    legalRef: null,
  },
] as const;

/** Money planned to be spent, by the end of each stretch. */
export const SPENDING_PLAN = [
  { dueOn: '2019-06-28', amount: { amount: '200000000.00', currency: 'KZT' } },
  { dueOn: '2019-12-31', amount: { amount: '4600000000.00', currency: 'KZT' } },
  { dueOn: '2020-08-31', amount: { amount: '2600000000.00', currency: 'KZT' } },
] as const;
