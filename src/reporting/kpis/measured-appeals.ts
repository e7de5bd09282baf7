import { withLast, withOne, type MeasuredEvent } from './measured-event.js';

export type MeasuredAppeal = {
  readonly id: string;
  readonly on: string;
  readonly ended: { readonly on: string; readonly how: 'upheld' | 'dismissed' | 'withdrawn' } | null;
};

/** A power purchase agreement, and by when the plant has to run under each of its texts. */
export type MeasuredPpa = {
  readonly no: string;
  readonly endedOn: string | null;
  readonly terms: readonly { readonly on: string; readonly operationDueOn: string }[];
};

export function appealsAfter(appeals: readonly MeasuredAppeal[], event: MeasuredEvent): readonly MeasuredAppeal[] {
  const on = event.occurredOn;
  const ended = (appealId: string, how: 'upheld' | 'dismissed' | 'withdrawn'): readonly MeasuredAppeal[] =>
    withLast(
      appeals,
      ({ id }) => id === appealId,
      appeal => ({ ...appeal, ended: { on, how } }),
    );
  switch (event.type) {
    case 'AppealFiled':
      return withOne(appeals, { id: event.data.appealId, on, ended: null });
    case 'AppealUpheld':
      return ended(event.data.appealId, 'upheld');
    case 'AppealDismissed':
      return ended(event.data.appealId, 'dismissed');
    case 'AppealWithdrawn':
      return ended(event.data.appealId, 'withdrawn');
    default:
      return appeals;
  }
}

export function ppasAfter(ppas: readonly MeasuredPpa[], event: MeasuredEvent): readonly MeasuredPpa[] {
  const on = event.occurredOn;
  switch (event.type) {
    case 'PpaSigned': {
      const { number: no, terms } = event.data;
      return withOne(ppas, { no, endedOn: null, terms: [{ on, operationDueOn: terms.operationDueOn }] });
    }
    case 'PpaAmended': {
      const { number: no, terms } = event.data;
      const amended = { on, operationDueOn: terms.operationDueOn };
      return withLast(
        ppas,
        ppa => ppa.no === no,
        ppa => ({ ...ppa, terms: withOne(ppa.terms, amended) }),
      );
    }
    case 'PpaTerminated': {
      const { number: no } = event.data;
      return withLast(
        ppas,
        ppa => ppa.no === no,
        ppa => ({ ...ppa, endedOn: on }),
      );
    }
    default:
      return ppas;
  }
}
