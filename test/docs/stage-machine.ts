import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';
import { evolveAgreement, noAgreement, type AgreementState } from '../../src/projects/domain/agreement/agreement.js';
import { evolveGrid, noGrid, type GridState } from '../../src/projects/domain/grid/grid.js';
import { landStateAfter, parcelsAfter, type HeldParcel } from '../../src/projects/domain/land/land-holding.js';
import type { LandState } from '../../src/projects/domain/land/land-track.js';
import type { ProjectEvent } from '../../src/projects/domain/project.events.js';
import { projectAggregate, type Project } from '../../src/projects/domain/project.js';
import { isTerminal, STAGES, type Stage } from '../../src/projects/domain/stage.js';
import { stageAfter } from '../../src/projects/domain/stage-line.js';
import { aContext } from '../support/a-context.js';
import { agreed } from '../support/agreement-facts.js';
import { aProject, noProject, type AProject } from '../support/a-project.js';
import { SIDE_STEPS, step, type Step } from '../support/histories.js';
import { eventExamples } from './event-examples.js';

/** What the deciders of projects do to the stage, found out by asking all of them everywhere. */

export interface Arrow {
  readonly from: Stage;
  readonly type: ProjectEvent['type'];
  readonly to: Stage;
}

const TODAY = '2021-06-01';
const STEPS: readonly Step[] = [...SIDE_STEPS, 'accept-phase'];

/** A project in every stage, held and appealed too, with all that the gates of the next stage ask for. */
function starts(): readonly AProject[] {
  const proposed = aProject();
  const building = [aProject().allocated(), aProject().permitted('expertise_pos', 'works_notified').allocated()];
  const open = [
    proposed,
    proposed.withMeeting(),
    proposed.inReview(),
    proposed.returned(),
    proposed.approved(),
    proposed.withRoadmap(),
    ...building,
    proposed.underConstruction(),
    proposed.phaseAccepted(),
    proposed.accepted(),
  ];
  const overs = [proposed.rejected(), ...open.map(project => project.cancelled()), proposed.closed()];
  return [
    ...open,
    proposed.operating(),
    ...open.map(project => project.suspended()),
    ...overs,
    proposed.deemedRefused(),
    proposed.deemedRefused().appealed(),
    proposed.rejected().appealed(),
    ...open.map(project => project.cancelled().appealed()),
  ];
}

/** Every fact that a decider records of any of the starts, with the stage before and after it. */
function* explored(): Generator<Arrow> {
  yield {
    from: 'unknown',
    type: 'ProposalRegistered',
    to: noProject().proposed().events.reduce(stageAfter, 'unknown'),
  };
  for (const { events } of starts()) {
    const project = fold(events);
    for (const what of STEPS)
      for (let pick = 0; pick < 5; pick++)
        for (const flag of [true, false]) {
          let state = project;
          for (const event of decided(what, project, pick, flag)) {
            const after = projectAggregate.evolution.evolve(state, event);
            yield { from: state.stage, type: event.type, to: after.stage };
            state = after;
          }
        }
  }
}

function fold(events: readonly ProjectEvent[]): Project {
  const { initialState, evolve } = projectAggregate.evolution;
  return events.reduce<Project>((state, event) => evolve(state, event), initialState);
}

function decided(what: Step, project: Project, pick: number, flag: boolean): readonly ProjectEvent[] {
  const choice = { pick, flag, act: 1, days: 0 };
  try {
    return step(what, project, choice, TODAY, over => aContext({ today: TODAY, ...over }), []);
  } catch (error) {
    if (error instanceof RuleViolation) return [];
    throw error;
  }
}

const place = (stage: Stage): number => STAGES.indexOf(stage);

let found: readonly Arrow[] | null = null;
function all(): readonly Arrow[] {
  return (found ??= [...new Map([...explored()].map(arrow => [JSON.stringify(arrow), arrow])).values()]);
}

/** Each way from one stage to another, in the order of the stages. */
export function transitions(): readonly Arrow[] {
  return all()
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to) || (a.type < b.type ? -1 : 1));
}

/** Stages in which a fact was recorded that leaves the stage. */
export function stagesOf(type: ProjectEvent['type']): readonly Stage[] {
  const stages = all().filter(arrow => arrow.type === type && arrow.from === arrow.to);
  return STAGES.filter(stage => stages.some(({ from }) => from === stage));
}

/** Types that move a project from some stage, as views fold them: what the deciders have to account for. */
export function movingTypes(): readonly string[] {
  return examples()
    .filter(event => STAGES.some(stage => stageAfter(stage, event) !== stage))
    .map(({ type }) => type)
    .sort();
}

/** An example of every fact, and those that say two things: a commission's no, and an agreement that owes one thing only. */
function examples(): readonly ProjectEvent[] {
  const shown = [...eventExamples().values()]
    .filter(({ stream }) => stream.startsWith('project-'))
    .map(({ event }) => event as ProjectEvent);
  return [...shown, ...aProject().concluded('negative').events.slice(-1)];
}

/** The picture, as it stands in `docs/stages.md` and in the README of projects. */
export function stageDiagram(): string {
  const arrows = new Map<string, string[]>();
  for (const { from, type, to } of transitions()) {
    const key = `${from === 'unknown' ? '[*]' : from} --> ${to}`;
    arrows.set(key, [...(arrows.get(key) ?? []), type]);
  }
  const ends = STAGES.filter(isTerminal).map(stage => `  ${stage} --> [*]`);
  const lines = [...arrows].map(([key, types]) => `  ${key}: ${types.join(' / ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, ...ends, '```'].join('\n');
}

/** State of a track → the facts that bring it there from another one, tried in every state. */
export type Track = ReadonlyMap<string, readonly string[]>;

export function landTrack(): Track {
  const held: readonly (readonly HeldParcel[])[] = [aProject(), aProject().reserved(), aProject().allocated()].map(
    ({ events }) => events.reduce<readonly HeldParcel[]>(parcelsAfter, []),
  );
  return track<LandState>('none', (state, event) => held.map(parcels => landStateAfter(state, parcels, event)));
}

export function gridTrack(): Track {
  return track<GridState>('none', (state, event) => [evolveGrid({ ...noGrid, state }, event as never).state]);
}

export function agreementTrack(): Track {
  const { terms } = agreed().data;
  const met = examples().flatMap(event => (event.type === 'CounterObligationMet' ? [event.data.code] : []));
  const owesOne = agreed({}, { counterObligations: terms.counterObligations.filter(({ code }) => met.includes(code)) });
  const signed = evolveAgreement(noAgreement, owesOne);
  return track<AgreementState>('none', (state, event) => [evolveAgreement({ ...signed, state }, event as never).state]);
}

function track<State extends string>(
  first: State,
  after: (state: State, event: ProjectEvent) => readonly State[],
): Track {
  const entered = new Map<State, Set<string>>([[first, new Set()]]);
  for (let size = 0; size < entered.size;) {
    size = entered.size;
    for (const state of [...entered.keys()])
      for (const event of examples())
        for (const next of after(state, event))
          if (next !== state) entered.set(next, (entered.get(next) ?? new Set()).add(event.type));
  }
  return new Map([...entered].map(([state, types]) => [state, [...types].sort()]));
}
