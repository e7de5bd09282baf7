import type { Title } from '../event-titles.js';

export const appealTitles = {
  AppealFiled: { kk: 'Шағым берілді', ru: 'Подана жалоба', en: 'Appeal filed' },
  AppealUpheld: { kk: 'Шағым қанағаттандырылды', ru: 'Жалоба удовлетворена', en: 'Appeal upheld' },
  DecisionAnnulled: { kk: 'Шешімнің күші жойылды', ru: 'Решение отменено', en: 'Decision annulled' },
  AppealDismissed: { kk: 'Шағым қанағаттандырусыз қалдырылды', ru: 'Жалоба отклонена', en: 'Appeal dismissed' },
  AppealWithdrawn: { kk: 'Шағым кері қайтарылды', ru: 'Жалоба отозвана', en: 'Appeal withdrawn' },
} as const satisfies Readonly<Record<string, Title>>;
