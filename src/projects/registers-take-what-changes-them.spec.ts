import { describe, expect, it } from '@jest/globals';
import { eventExamples } from '../../test/docs/event-examples.js';
import { agreed } from '../../test/support/agreement-facts.js';
import { aProject, type AProject } from '../../test/support/a-project.js';
import { ppaSigned } from '../../test/support/grid-facts.js';
import { INSTRUCTED, RAISED } from '../../test/support/records.js';
import { told } from '../../test/support/told.js';
import { deadlineLines } from './reading/deadlines/deadline-lines.js';
import { DEADLINE_TYPES, deadlinesOfProject } from './reading/deadlines/deadlines.js';
import type { ProjectFact } from './domain/proposal/figures.js';
import type { ProjectEvent } from './domain/project.events.js';
import {
  INSTRUCTION_TYPES,
  instructionLines,
  projectInstructions,
} from './reading/instructions-register/instructions-register.js';
import { OBLIGATION_TYPES, obligationLines, projectObligations } from './reading/obligations/obligations.js';
import { projectAtRisk, RISK_TYPES } from './reading/projects-at-risk/projects-at-risk.js';
import { roadmapSteps, STEP_TYPES, stepLines } from './reading/roadmap-steps/roadmap-steps.js';

type Fold<Row> = (row: Row | undefined, fact: ProjectFact) => Row | undefined;

/** Of a register: the types it takes, and what its lines are after any facts. */
function register<Row>(types: readonly string[], fold: Fold<Row>, lines: (row: Row) => unknown) {
  const linesAfter = (facts: readonly ProjectFact[]): unknown => {
    const row = facts.reduce<Row | undefined>(fold, undefined);
    return row === undefined ? null : lines(row);
  };
  return { types, linesAfter };
}

const dimensionsOf =
  <Row>(lines: (row: Row) => readonly { readonly dimensions: object }[]) =>
  (row: Row): readonly object[] =>
    lines(row).map(({ dimensions }) => dimensions);

const REGISTERS = {
  'roadmap steps': register(STEP_TYPES, roadmapSteps, dimensionsOf(stepLines)),
  instructions: register(INSTRUCTION_TYPES, projectInstructions, dimensionsOf(instructionLines)),
  deadlines: register(DEADLINE_TYPES, deadlinesOfProject, dimensionsOf(deadlineLines)),
  obligations: register(OBLIGATION_TYPES, projectObligations, dimensionsOf(obligationLines)),
  risks: register(RISK_TYPES, projectAtRisk, row => row.risks),
};

const LIVES: readonly AProject[] = [
  aProject().withMeeting(INSTRUCTED).with(RAISED),
  aProject().inReview(),
  aProject().deemedRefused(),
  aProject().rejected().appealed(),
  aProject().reserved().with(agreed(), ppaSigned()),
  aProject().underConstruction().with(agreed(), ppaSigned()).suspended(),
  aProject().noticed(),
  aProject().operating(),
];

const PROJECT_EVENTS = [...eventExamples().values()]
  .filter(({ stream }) => stream.startsWith('project-'))
  .map(({ event }) => event as ProjectEvent);

describe('a register over all projects', () => {
  it.each(Object.entries(REGISTERS))('of %s takes every type that changes its lines', (_, { types, linesAfter }) => {
    const missed = new Set<string>();
    for (const life of LIVES) {
      for (const event of PROJECT_EVENTS) {
        const before = linesAfter(told(life) as readonly ProjectFact[]);
        const after = linesAfter(told(life.with(event)) as readonly ProjectFact[]);
        if (JSON.stringify(before) !== JSON.stringify(after) && !types.includes(event.type)) missed.add(event.type);
      }
    }
    expect([...missed]).toEqual([]);
    expect(types).toEqual([...new Set(types)]);
  });
});
