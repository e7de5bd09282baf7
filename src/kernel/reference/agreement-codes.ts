import type { LocalDate } from '../time/local-date.js';
import { codeList, namedRows, ownList, type CodeEntry } from './code-list.js';

export type AgreementKind =
  | 'investment_agreement'
  | 'obligations_agreement'
  | 'simplified_contract'
  | 'investment_contract'
  | 'priority'
  | 'special';

export interface AgreementKindEntry extends CodeEntry<AgreementKind> {
  readonly validFrom: string;
  /** The last day on which one may be applied for or signed; null: still in use. */
  readonly validTo: string | null;
}

const MODEL_OF_2026 = { validFrom: '2026-01-01', validTo: null };
const BEFORE_2026 = { validFrom: '2016-01-01', validTo: '2025-12-31' };

/**
 * Forms of state support by agreement. Those of the model of 1 January 2026, and the ones that it ended: legacy codes stay
 * valid for their own days, as agreements signed under them stay in force. The first day of those is recalled.
 */
export const AGREEMENT_KINDS = codeList<AgreementKind, AgreementKindEntry>(ownList('qadam-agreement-kind'), [
  row(
    'investment_agreement',
    MODEL_OF_2026,
    'Инвестициялар туралы келісім',
    'Соглашение об инвестициях',
    'Investment agreement',
  ),
  row(
    'obligations_agreement',
    MODEL_OF_2026,
    'Инвестициялық міндеттемелер туралы келісім',
    'Соглашение об инвестиционных обязательствах',
    'Agreement on investment obligations',
  ),
  row(
    'simplified_contract',
    MODEL_OF_2026,
    'Оңайлатылған инвестициялық келісімшарт',
    'Упрощённый инвестиционный контракт',
    'Simplified investment contract',
  ),
  row(
    'investment_contract',
    BEFORE_2026,
    'Инвестициялық келісімшарт',
    'Инвестиционный контракт',
    'Investment contract',
  ),
  row(
    'priority',
    BEFORE_2026,
    'Басым инвестициялық жоба бойынша келісімшарт',
    'Контракт по приоритетному инвестиционному проекту',
    'Contract of a priority investment project',
  ),
  row(
    'special',
    BEFORE_2026,
    'Арнайы инвестициялық жоба бойынша келісімшарт',
    'Контракт по специальному инвестиционному проекту',
    'Contract of a special investment project',
  ),
]);

/** X19: a kind may be applied for and signed only on the days on which the law knows it. */
export function isAgreementKindValid(kind: AgreementKind, on: LocalDate): boolean {
  const { validFrom, validTo } = AGREEMENT_KINDS.entry(kind);
  return validFrom <= on && (validTo === null || on <= validTo);
}

/** What a counter-obligation is measured by; the code says the unit. */
export const OBLIGATION_METRICS = codeList(
  ownList('qadam-obligation-metric'),
  namedRows([
    ['investment_kzt', 'Инвестиция көлемі, теңге', 'Объём инвестиций, тенге', 'Investment, tenge'],
    ['jobs_permanent', 'Тұрақты жұмыс орындары', 'Постоянные рабочие места', 'Permanent jobs'],
    ['local_content_pct', 'Елішілік құндылық, пайыз', 'Внутристрановая ценность, процент', 'Local content, percent'],
    ['training_kzt', 'Кадрларды оқыту, теңге', 'Обучение кадров, тенге', 'Training, tenge'],
    ['output_kzt', 'Өндіріс көлемі, теңге', 'Объём производства, тенге', 'Output, tenge'],
    ['export_pct', 'Экспорт үлесі, пайыз', 'Доля экспорта, процент', 'Share of exports, percent'],
    ['capacity_mw', 'Іске қосылған қуат, МВт', 'Введённая мощность, МВт', 'Capacity put into operation, MW'],
  ]),
);

export const INVESTMENT_PREFERENCES = codeList(
  ownList('qadam-investment-preference'),
  namedRows([
    ['customs_duty', 'Кедендік баждан босату', 'Освобождение от таможенных пошлин', 'Exemption from customs duties'],
    ['import_vat', 'Импорттағы ҚҚС-тан босату', 'Освобождение от НДС на импорт', 'Exemption from VAT on imports'],
    ['income_tax', 'Корпоративтік табыс салығы', 'Корпоративный подоходный налог', 'Corporate income tax'],
    ['land_tax', 'Жер салығы', 'Земельный налог', 'Land tax'],
    ['property_tax', 'Мүлік салығы', 'Налог на имущество', 'Property tax'],
    ['in_kind_grant', 'Мемлекеттік заттай грант', 'Государственный натурный грант', 'State in-kind grant'],
    ['stability', 'Заңнаманың тұрақтылығы', 'Стабильность законодательства', 'Stability of legislation'],
  ]),
);

export const AGREEMENT_AMENDMENT_REASONS = codeList(
  ownList('qadam-agreement-amendment-reason'),
  namedRows([
    ['schedule_moved', 'Мерзімдер өзгерді', 'Перенесены сроки', 'The schedule moved'],
    ['scope_changed', 'Жоба көлемі өзгерді', 'Изменился объём проекта', 'The scope changed'],
    ['law_changed', 'Заңнама өзгерді', 'Изменилось законодательство', 'The law changed'],
    ['party_changed', 'Тарап ауысты', 'Сменилась сторона', 'A party changed'],
    ['other', 'Басқа себеп', 'Другая причина', 'Other reason'],
  ]),
);

export const AGREEMENT_TERMINATION_GROUNDS = codeList(
  ownList('qadam-agreement-termination-ground'),
  namedRows([
    ['obligations_breached', 'Міндеттемелер бұзылды', 'Нарушены обязательства', 'Obligations were breached'],
    ['mutual_agreement', 'Тараптардың келісімі', 'Соглашение сторон', 'Mutual agreement'],
    ['project_ended', 'Жоба аяқталды', 'Проект завершён', 'The project ended'],
    ['court', 'Сот актісі', 'Судебный акт', 'Court judgment'],
    ['other', 'Басқа негіз', 'Другое основание', 'Other ground'],
  ]),
);

function row(
  code: AgreementKind,
  days: { readonly validFrom: string; readonly validTo: string | null },
  kk: string,
  ru: string,
  en: string,
): AgreementKindEntry {
  return { code, ...days, names: { kk, ru, en } };
}
