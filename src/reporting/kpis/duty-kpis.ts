import { parseDecimal } from '../../kernel/quantities/decimal.js';
import { Ratio } from '../../kernel/quantities/ratio.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import { finding, type Kpi, type Tally } from './kpi.js';
import type { Agreement } from './measured-agreements.js';
import { daysFrom, inForceOn } from './moment.js';
import { Distribution, shareOf } from './statistics.js';

/** Decimals that an obligation is kept with. */
const SCALE = 6n;

/** K21, K22, K24: complaints, obligations, meetings. */
export const DUTY_KPIS: readonly Kpi[] = [
  {
    id: 'K21',
    title: { kk: 'Шағымдар', ru: 'Жалобы', en: 'Appeals' },
    formula: 'Appeals filed; upheld / decided (upheld or dismissed); median of days from filing to the answer.',
    unit: 'ratio',
    figureClass: 'none',
    covers: 'all projects; appeals filed by the day',
    source: 'AppealFiled, AppealUpheld, AppealDismissed, AppealWithdrawn',
    start: appeals,
  },
  {
    id: 'K22',
    title: { kk: 'Қарсы міндеттемелер', ru: 'Встречные обязательства', en: 'Obligations' },
    formula:
      'Obligations found met on or before their day / obligations due by the day, of agreements that had not ended before ' +
      'that day. One that the closing waived counts as due. Breached value: target - actual of those in tenge that stand ' +
      'breached.',
    unit: 'ratio',
    figureClass: 'contracted (terms in force on the day); actual as verified',
    covers: 'all projects with agreements',
    source:
      'InvestmentAgreementSigned, Amended and Terminated, CounterObligationMet, CounterObligationBreached, ProjectClosed',
    start: obligations,
  },
  {
    id: 'K24',
    title: { kk: 'Кездесулердің нәтижесі', ru: 'Результативность встреч', en: 'Meeting yield' },
    formula:
      'Projects approved within 12 months after their first meeting / projects with a meeting; those whose 12 months go ' +
      'on are counted as open too. Beside it: instructions done on time / instructions due by the day.',
    unit: 'ratio',
    figureClass: 'none',
    covers: 'all projects with a meeting by the day',
    source: 'MeetingRecorded, InstructionCompleted, ProposalApproved',
    start: meetings,
  },
];

function appeals(): Tally {
  const seen = { filed: 0, upheld: 0, dismissed: 0, withdrawn: 0 };
  const days = new Distribution();
  return {
    take: ({ row, on }) => {
      for (const { on: filedOn, ended } of row.appeals) {
        if (filedOn > on) continue;
        seen.filed++;
        if (ended === null || ended.on > on) continue;
        seen[ended.how]++;
        if (ended.how !== 'withdrawn') days.add(daysFrom(filedOn, ended.on));
      }
    },
    tell: () => {
      const decided = seen.upheld + seen.dismissed;
      return finding({
        value: shareOf(seen.upheld, decided),
        numerator: String(seen.upheld),
        denominator: String(decided),
        n: seen.filed,
        detail: { ...seen, open: seen.filed - decided - seen.withdrawn, medianDays: days.medianText() },
      });
    },
  };
}

function obligations(): Tally {
  const seen = { due: 0, metOnTime: 0, metLate: 0, breached: 0, waived: 0, notVerified: 0 };
  let breached = 0n;
  return {
    take: ({ row, on }) => {
      for (const agreement of row.agreements) {
        for (const { outcome, short } of duesOf(agreement, on)) {
          seen.due++;
          seen[outcome]++;
          breached += short;
        }
      }
    },
    tell: () =>
      finding({
        value: shareOf(seen.metOnTime, seen.due),
        numerator: String(seen.metOnTime),
        denominator: String(seen.due),
        n: seen.due,
        detail: { ...seen, breachedKzt: Ratio.of(breached, 10n ** SCALE).toDecimal(2) },
      }),
  };
}

type Due = {
  readonly outcome: 'metOnTime' | 'metLate' | 'breached' | 'waived' | 'notVerified';
  /** Of the sum in tenge that was owed, in its smallest unit of six decimals. */
  readonly short: bigint;
};

/** What was due by the day, under the terms in force on the day, and what the verifier said of it last. */
function duesOf({ terms, verdicts, endedOn, waived }: Agreement, on: string): readonly Due[] {
  const due = (inForceOn(terms, on)?.obligations ?? []).filter(
    ({ dueOn }) => dueOn <= on && (endedOn === null || endedOn > on || endedOn > dueOn),
  );
  return due.map(({ code, metric, target, dueOn }): Due => {
    const verdict = inForceOn(
      verdicts.filter(each => each.code === code),
      on,
    );
    const letGo = waived.some(each => each.code === code && each.on <= on);
    if (letGo && verdict?.met !== true) return { outcome: 'waived', short: 0n };
    if (verdict === null) return { outcome: 'notVerified', short: 0n };
    if (verdict.met) return { outcome: verdict.on <= dueOn ? 'metOnTime' : 'metLate', short: 0n };
    return { outcome: 'breached', short: metric.endsWith('_kzt') ? shortOf(target, verdict.actual) : 0n };
  });
}

function shortOf(target: string, actual: string): bigint {
  try {
    const short = parseDecimal(target, Number(SCALE)) - parseDecimal(actual, Number(SCALE));
    return short > 0n ? short : 0n;
  } catch {
    return 0n;
  }
}

function meetings(): Tally {
  const seen = { withMeeting: 0, approved: 0, open: 0 };
  const instructions = { due: 0, doneOnTime: 0, doneLate: 0 };
  return {
    take: ({ row, on, stages, live }) => {
      for (const { givenOn, dueOn, doneOn } of row.instructions) {
        if (givenOn > on || dueOn > on) continue;
        instructions.due++;
        if (doneOn !== null && doneOn <= on) instructions[doneOn <= dueOn ? 'doneOnTime' : 'doneLate']++;
      }
      const first = row.meetings.filter(held => held <= on).sort()[0];
      if (first === undefined) return;
      seen.withMeeting++;
      const until = LocalDate.addMonths(first as LocalDate, 12);
      const approved = stages.find(({ stage }) => stage === 'approved')?.on;
      if (approved !== undefined && approved <= until) seen.approved++;
      else if (live && approved === undefined && on <= until) seen.open++;
    },
    tell: () =>
      finding({
        value: shareOf(seen.approved, seen.withMeeting),
        numerator: String(seen.approved),
        denominator: String(seen.withMeeting),
        n: seen.withMeeting,
        detail: {
          open: seen.open,
          instructions: { ...instructions, shareOnTime: shareOf(instructions.doneOnTime, instructions.due) },
        },
      }),
  };
}
