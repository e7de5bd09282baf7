import type { FigureCorrected } from '../../src/projects/domain/project.events.js';
import { DECIDER } from './people.js';

/** An approved correction of a day, in an event that is called by its type. */
export function correctionOf(target: string, pointer: string, right: string): FigureCorrected {
  return {
    type: 'FigureCorrected',
    data: {
      correctionId: `C-${pointer}`,
      target: { eventId: target, type: target, revision: 1, occurredOn: '2018-12-03' },
      pointer,
      wrong: '"2019-03-01"',
      right: JSON.stringify(right),
      reasonCode: 'data_entry',
      correctedOn: '2019-02-12',
      findings: [],
      approvedBy: DECIDER,
    },
  };
}
