import { codeList, namedRows, ownList } from './code-list.js';

export type ScreeningList =
  | 'un_sanctions'
  | 'terrorism_financing'
  | 'beneficial_owners'
  | 'tax_debtors'
  | 'bankruptcy'
  | 'unfair_suppliers'
  | 'court_cases'
  | 'other';

/** Where an investor is looked up before a project is put into its hands. */
export const SCREENING_LISTS = codeList(
  ownList('qadam-screening-list'),
  namedRows<ScreeningList>([
    ['un_sanctions', 'БҰҰ санкциялар тізімі', 'Санкционный список ООН', 'UN sanctions list'],
    [
      'terrorism_financing',
      'Терроризмді қаржыландыруға қатысы бар тұлғалар тізбесі',
      'Перечень лиц, связанных с финансированием терроризма',
      'List of persons linked with terrorism financing',
    ],
    ['beneficial_owners', 'Бенефициарлық меншік иелері', 'Бенефициарные собственники', 'Beneficial owners'],
    ['tax_debtors', 'Салық берешегі барлар', 'Налоговые должники', 'Tax debtors'],
    ['bankruptcy', 'Банкроттық рәсімдері', 'Процедуры банкротства', 'Bankruptcy proceedings'],
    ['unfair_suppliers', 'Жосықсыз өнім берушілер', 'Недобросовестные поставщики', 'Unfair suppliers'],
    ['court_cases', 'Сот істері', 'Судебные дела', 'Court cases'],
    ['other', 'Басқа тізім', 'Другой список', 'Other list'],
  ]),
);
