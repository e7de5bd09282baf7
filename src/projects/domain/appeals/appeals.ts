import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type {
  AppealDismissed,
  AppealedJson,
  AppealEvent,
  AppealFiled,
  AppealUpheld,
  AppealWithdrawn,
  DecisionAnnulled,
} from './appeals.events.js';
import { withFact, type Facts } from '../facts.js';

/** The overlay of complaints: beside the stage, like the hold (domain.md c.2). */
export interface Appeals {
  readonly overlay: 'none' | 'filed' | 'upheld' | 'dismissed';
  /** The one that waits for an answer: one at a time. */
  readonly open: AppealFiled['data'] | null;
  /** By appeal id. */
  readonly filed: Facts<AppealFiled['data']>;
  /** By appeal id. */
  readonly answers: Facts<AppealUpheld | AppealDismissed | AppealWithdrawn>;
  /** By kind and number: such a decision is not entered a second time. */
  readonly annulled: Facts<DecisionAnnulled['data']>;
}

export const noAppeals: Appeals = { overlay: 'none', open: null, filed: null, answers: null, annulled: null };

export function annulledId({ kind, decisionNumber }: AppealedJson): string {
  return `${kind}/${decisionNumber ?? ''}`;
}

export function evolveAppeals(appeals: Appeals, event: AppealEvent): Appeals {
  switch (event.type) {
    case 'AppealFiled': {
      const { data } = event;
      return { ...appeals, overlay: 'filed', open: data, filed: withFact(appeals.filed, data.appealId, data) };
    }
    case 'AppealUpheld':
      return answered(appeals, event, 'upheld');
    case 'AppealDismissed':
      return answered(appeals, event, 'dismissed');
    case 'AppealWithdrawn':
      return answered(appeals, event, 'none');
    case 'DecisionAnnulled':
      return { ...appeals, annulled: withFact(appeals.annulled, annulledId(event.data.annulled), event.data) };
    default:
      return unchanged(appeals, event);
  }
}

function answered(
  appeals: Appeals,
  event: AppealUpheld | AppealDismissed | AppealWithdrawn,
  overlay: Appeals['overlay'],
): Appeals {
  const { appealId } = event.data;
  const open = appeals.open?.appealId === appealId ? null : appeals.open;
  return { ...appeals, overlay, open, answers: withFact(appeals.answers, appealId, event) };
}
