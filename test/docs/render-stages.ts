import { isTerminal, STAGES } from '../../src/projects/domain/stage.js';
import type { Sources } from './event-source.js';
import { code, GENERATED, table } from './markdown.js';
import { stageGates } from './stage-gates.js';
import { agreementTrack, gridTrack, landTrack, stageDiagram, stagesOf, type Track } from './stage-machine.js';

/** `docs/stages.md`: stages, tracks, overlays and gates, as the deciders and folds of projects have them. */
export function renderStages(sources: Sources): string {
  const spans = (words: readonly string[]): string => (words.length === 0 ? '—' : words.map(code).join(' '));
  const track = (states: Track): string =>
    table(
      ['State', 'Entered by'],
      [...states].map(([state, types]) => [code(state), spans(types)]),
    );
  return [
    GENERATED,
    '# Stages, tracks, overlays',
    'Found out by asking every decider in every stage (`test/docs/stage-machine.ts`), not drawn. Random lives are held to it.',
    '',
    '## Stages',
    stageDiagram(),
    '',
    `A project is over in ${spans(STAGES.filter(isTerminal))}: it takes no more steps (C3), but its decision may be annulled. In`,
    'review only the investor cancels. An annulment brings back the stage before the decision, whichever it was.',
    '',
    '## Overlays',
    'They stop or accompany a project without moving its stage.',
    '',
    table(
      ['Overlay', 'Begins with', 'In'],
      [
        ['hold', code('ProjectSuspended'), spans(stagesOf('ProjectSuspended'))],
        ['appeal', code('AppealFiled'), spans(stagesOf('AppealFiled'))],
      ],
    ),
    '',
    '## Tracks',
    'Lines of their own beside the stages: which fact brings a track to which state. Design and permits have no state: the',
    'permits that are recorded are asked for one by one, in the order of the construction rules.',
    '',
    '### Land',
    track(landTrack()),
    '',
    '### Grid and buyer of the power',
    track(gridTrack()),
    '',
    '### Agreements with the state',
    track(agreementTrack()),
    '',
    '## Gates',
    'In which stages a step is possible. What else a step asks for (land before building, acceptance before operation) stands',
    'in the spec of its slice and in [rules](rules.md).',
    '',
    table(
      ['Step', 'In', 'Else'],
      stageGates(sources).map(({ asks, stages, refusal }) => [
        code(asks),
        spans(stages),
        `[${code(refusal)}](problems/${refusal}.md)`,
      ]),
    ),
  ].join('\n');
}
