import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, type AProject } from '../../../../test/support/a-project.js';
import { DECIDER, OFFICER } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { RuleViolation } from '../../../kernel/eventsourcing/rule-violation.js';
import { mustBeDated } from '../common-rules.js';
import { projectAggregate, type RegisteredProject } from '../project.js';

const CLOSED = '2019-09-30';

const overridden = (datedFrom: string, datedThrough: string, overriddenBy: string | null = DECIDER): AProject =>
  aProject().with({
    type: 'PeriodLockOverridden',
    data: {
      overrideId: `PL-${datedFrom}`,
      datedFrom,
      datedThrough,
      overriddenOn: '2019-10-14',
      reason: 'The minutes came late',
      overriddenBy,
    },
  });

/** Null: the day passes; otherwise the code it is refused with. */
function dated(on: string, history = aProject(), context: ContextOf = {}): string | null {
  const project = fold(projectAggregate.evolution, history.events) as RegisteredProject;
  try {
    mustBeDated(on, project, aContext({ closedThrough: CLOSED, ...context }));
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
  return null;
}

describe('a day in a period whose report is published (X21)', () => {
  it('takes no step up to the last day published, and any step after it', () => {
    expect(dated('2019-09-30')).toBe('project.period-is-published');
    expect(dated('2019-01-15')).toBe('project.period-is-published');
    expect(dated('2019-10-01')).toBeNull();
  });

  it('is a day like any other while nothing is published', () => {
    expect(dated('2019-09-30', aProject(), { closedThrough: null })).toBeNull();
  });

  it('takes a step where a second person opened that day for the project', () => {
    const history = overridden('2019-09-20', CLOSED);
    expect(dated('2019-09-20', history)).toBeNull();
    expect(dated('2019-09-30', history)).toBeNull();
    expect(dated('2019-09-19', history)).toBe('project.period-is-published');
  });

  it('is closed again by what is published after it was opened', () => {
    const history = overridden('2019-09-20', CLOSED);
    expect(dated('2019-10-01', history, { closedThrough: '2019-10-31' })).toBe('project.period-is-published');
  });

  it('is opened by another person than the one who records into it', () => {
    const own = overridden('2019-09-20', CLOSED, OFFICER);
    expect(dated('2019-09-25', own)).toBe('project.period-override-by-same-person');
    expect(dated('2019-09-25', own, { person: DECIDER })).toBeNull();
    const both = own.with(...overridden('2019-09-21', CLOSED).events.slice(-1));
    expect(dated('2019-09-25', both)).toBeNull();
    expect(dated('2019-09-20', both)).toBe('project.period-override-by-same-person');
  });
});
