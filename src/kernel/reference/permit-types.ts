import { codeList, ownList, type CodeEntry } from './code-list.js';

export type PermitType =
  | 'apz'
  | 'tech_conditions'
  | 'topo'
  | 'sketch'
  | 'design_docs'
  | 'env_screening'
  | 'heritage'
  | 'water'
  | 'expertise_neg'
  | 'expertise_pos'
  | 'works_notified';

export interface PermitTypeEntry extends CodeEntry<PermitType> {
  /** Must stand in the project's record before this one may. */
  readonly after: readonly PermitType[];
}

/**
 * Permit milestones in the order of the rules of 29 May 2026 (in force 4 August 2026): initial materials, sketch, design
 * documents, expert review, notification of works. This order is the built-in templates'; a published one may have
 * another, with the side approvals (nature, heritage, water) in it.
 */
export const PERMIT_TYPES = codeList<PermitType, PermitTypeEntry>(ownList('qadam-permit-type'), [
  row(
    'apz',
    [],
    'Сәулет-жоспарлау тапсырмасы',
    'Архитектурно-планировочное задание',
    'Architectural-planning assignment',
  ),
  row('tech_conditions', [], 'Техникалық шарттар', 'Технические условия', 'Technical conditions'),
  row('topo', [], 'Топографиялық түсірім', 'Топографическая съёмка', 'Topographic survey'),
  row('env_screening', [], 'Экологиялық скрининг', 'Экологический скрининг', 'Environmental screening'),
  row('heritage', [], 'Тарихи-мәдени сараптама', 'Историко-культурная экспертиза', 'Heritage review'),
  row('water', [], 'Су инспекциясының келісімі', 'Согласование водной инспекции', 'Water inspection approval'),
  row('sketch', ['apz'], 'Эскиздік жоба', 'Эскизный проект', 'Sketch design'),
  row('design_docs', ['sketch'], 'Жобалау құжаттамасы', 'Проектная документация', 'Design documents'),
  row(
    'expertise_neg',
    ['design_docs'],
    'Теріс сараптама қорытындысы',
    'Отрицательное заключение экспертизы',
    'Negative expert review',
  ),
  row(
    'expertise_pos',
    ['design_docs'],
    'Оң сараптама қорытындысы',
    'Положительное заключение экспертизы',
    'Positive expert review',
  ),
  row(
    'works_notified',
    ['expertise_pos'],
    'Құрылыс-монтаждау жұмыстарының басталғаны туралы хабарлама',
    'Уведомление о начале строительно-монтажных работ',
    'Notification of start of works',
  ),
]);

function row(code: PermitType, after: readonly PermitType[], kk: string, ru: string, en: string): PermitTypeEntry {
  return { code, after, names: { kk, ru, en } };
}
