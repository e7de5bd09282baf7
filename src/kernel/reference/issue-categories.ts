import { codeList, namedRows, ownList } from './code-list.js';

export type IssueCategory =
  'land' | 'permits' | 'grid' | 'finance' | 'construction' | 'environment' | 'people' | 'contract' | 'law' | 'other';

/** What stands in a project's way. */
export const ISSUE_CATEGORIES = codeList(
  ownList('qadam-issue-category'),
  namedRows<IssueCategory>([
    ['land', 'Жер', 'Земля', 'Land'],
    ['permits', 'Рұқсат құжаттары', 'Разрешительные документы', 'Permits'],
    ['grid', 'Электр желісі', 'Электрическая сеть', 'Grid'],
    ['finance', 'Қаржыландыру', 'Финансирование', 'Finance'],
    ['construction', 'Құрылыс', 'Строительство', 'Construction'],
    ['environment', 'Қоршаған орта', 'Окружающая среда', 'Environment'],
    ['people', 'Жергілікті тұрғындар мен жұмысшылар', 'Жители и работники', 'Residents and workers'],
    ['contract', 'Шарттар', 'Договоры', 'Contracts'],
    ['law', 'Заңнама', 'Законодательство', 'Law'],
    ['other', 'Басқа мәселе', 'Другой вопрос', 'Other issue'],
  ]),
);
