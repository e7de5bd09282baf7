import type { ProblemMeaning } from './problem.js';

/** The platform's own problems (api.md a.1). Slugs and statuses are promises: they never change. */
export const PLATFORM_PROBLEMS = {
  'validation-failed': {
    status: 400,
    title: {
      en: 'The request is wrong in itself',
      kk: 'Сұраудың өзі қате',
      ru: 'Запрос сам по себе неверен',
    },
    detail: {
      en: 'Every fault found is listed in "errors"; nothing was recorded.',
      kk: 'Табылған барлық қателер "errors" тізімінде; ештеңе тіркелген жоқ.',
      ru: 'Все найденные ошибки перечислены в "errors"; ничего не записано.',
    },
  },
} as const satisfies Record<string, ProblemMeaning>;
