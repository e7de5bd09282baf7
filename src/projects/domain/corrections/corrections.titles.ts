import type { CorrectionsEvent } from './corrections.events.js';
import type { Title } from '../event-titles.js';

export const CORRECTIONS_TITLES: Readonly<Record<CorrectionsEvent['type'], Title>> = {
  CorrectionRequested: {
    kk: 'Түзету сұралды',
    ru: 'Запрошено исправление',
    en: 'Correction requested',
  },
  FigureCorrected: { kk: 'Көрсеткіш түзетілді', ru: 'Показатель исправлен', en: 'Figure corrected' },
  CorrectionRejected: { kk: 'Түзетуден бас тартылды', ru: 'В исправлении отказано', en: 'Correction rejected' },
  PeriodLockOverridden: {
    kk: 'Жарияланған кезеңге жазуға рұқсат берілді',
    ru: 'Разрешена запись в опубликованный период',
    en: 'Dating into a published period overridden',
  },
};
