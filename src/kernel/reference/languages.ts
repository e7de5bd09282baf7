import { codeList, namedRows, ownList } from './code-list.js';

export type Language = 'kk' | 'ru' | 'en';

/** Kazakh is the state language, Russian officially used alongside; English is for foreign investors. In this order. */
export const LANGUAGES = codeList(
  ownList('qadam-language'),
  namedRows<Language>([
    ['kk', 'Қазақша', 'Казахский', 'Kazakh'],
    ['ru', 'Орысша', 'Русский', 'Russian'],
    ['en', 'Ағылшынша', 'Английский', 'English'],
  ]),
);
