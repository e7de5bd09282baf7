import { FX_RATES_SOURCE } from '../../src/kernel/reference/fx-rates.js';
import { PUBLIC_HOLIDAYS_SOURCE } from '../../src/kernel/reference/public-holidays.js';
import { KPIS } from '../../src/reporting/kpis/kpis.js';
import { GENERATED, table } from './markdown.js';

/** `docs/kpis.md`: every KPI as it is declared beside its formula in code. */
export function renderKpis(): string {
  return [
    GENERATED,
    '# KPIs',
    'What `GET /v1/kpis` answers of a day, and `GET /v1/kpis/series` of the last day of each month. The formulas are pure',
    'functions in `src/reporting/kpis`; each has an example worked by hand in the spec beside it.',
    '',
    '## What all of them mean by it',
    table(
      ['Word', 'Means'],
      [
        ['the day', 'the whole business day of the report in Almaty; what is dated after it is not there'],
        ['live', 'neither rejected, cancelled nor closed on the day; active: live and not on hold'],
        ['approved', 'the last open stage is approved or beyond it: also of a project that is over'],
        [
          'effective',
          'verified from the start of operation on where it is verified; approved as revised; else declared',
        ],
        [
          'tenge',
          'the primary quote at the rate of the day of the figure, the last on or before it; added exactly, rounded once',
        ],
        ['not converted', 'a sum without such a rate: left out and counted'],
        ['median', 'the middle of the sorted values; of an even number the mean of the two in the middle'],
        ['p90', 'nearest rank: the smallest value that nine tenths of the values do not exceed'],
        ['working days', 'after the first day, with the last one; holidays of the table below are left out'],
        ['null', 'nothing to count, or no fact that says it; `reason` says which'],
      ],
    ),
    '',
    `Rates: ${FX_RATES_SOURCE.source}. Holidays: ${PUBLIC_HOLIDAYS_SOURCE.source}.`,
    ...KPIS.flatMap(({ id, title, formula, unit, figureClass, covers, source }) => [
      '',
      `## ${id}. ${title.en}`,
      `${title.kk} · ${title.ru}`,
      '',
      formula,
      '',
      table(['Unit', 'Class of figures', 'Covers', 'Made of'], [[unit, figureClass, covers, source]]),
    ]),
  ].join('\n');
}
