import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../test/support/a-context.js';
import { given } from '../../../test/support/given.js';
import { DECIDER, STEWARD } from '../../../test/support/people.js';
import { BUILT_IN, SOLAR, templatesPublished } from '../../../test/support/templates.js';
import { referenceDataAggregate } from '../domain/reference-data.js';
import { mustBeProcedures } from '../domain/template-rules.js';
import {
  PublishProcedureTemplates,
  publishProcedureTemplates,
  type TemplatesToPublish,
} from './publish-procedure-templates.js';

const templates = given(referenceDataAggregate, publishProcedureTemplates);

const { scheme: _scheme, publishedBy: _publishedBy, ...SECOND } = templatesPublished().data;

const publish = (over: Partial<TemplatesToPublish> = {}, context: ContextOf = {}): PublishProcedureTemplates =>
  new PublishProcedureTemplates(
    { ...SECOND, ...over },
    aContext({ person: STEWARD, role: 'data_steward', today: '2026-07-01', ...context }),
  );

const withSteps = (
  ...waits: readonly (readonly [code: string, ...dependsOn: string[]])[]
): PublishProcedureTemplates => {
  const [step] = SOLAR.steps;
  const steps = waits.map(([code, ...dependsOn]) => ({ ...step!, code, dependsOn }));
  return publish({ rows: [{ ...SOLAR, steps }] });
};

describe('publish the procedure templates', () => {
  it('is the version after that of the release, then after the last one', () => {
    templates([]).when(publish()).thenRecorded(templatesPublished());
    const third = { version: 3, validFrom: '2026-08-05' };
    templates([templatesPublished()]).when(publish(third)).thenRecorded(templatesPublished(third));
  });

  it('may begin on a day that has passed, and end on a day', () => {
    const late = { validFrom: '2026-01-01', validTo: '2026-01-01' };
    templates([]).when(publish(late)).thenRecorded(templatesPublished(late));
  });

  it('says a version once, whoever says it again, and refuses another under its number', () => {
    const history = [templatesPublished(), templatesPublished({ version: 3, validFrom: '2027-01-01' })];
    templates(history).when(publish()).thenNothing();
    templates(history)
      .when(publish({}, { person: DECIDER }))
      .thenNothing();
    for (const over of [{ validFrom: '2026-08-05' }, { validTo: '2030-12-31' }, { rows: BUILT_IN.rows }]) {
      templates(history).when(publish(over)).thenRefused('reference-data.version-reused', { version: 2 });
    }
    templates(history)
      .when(publish({ version: 1 }))
      .thenRefused('reference-data.version-reused', { version: 1 });
  });

  it('leaves no number out', () => {
    templates([])
      .when(publish({ version: 3 }))
      .thenRefused('reference-data.version-not-next', { version: 3, next: 2 });
  });

  it('begins after the last one began, so that no two versions cover one day', () => {
    templates([])
      .when(publish({ validFrom: '1991-01-01' }))
      .thenRefused('reference-data.begins-before-last', { validFrom: '1991-01-01', last: '1991-01-01' });
    for (const validFrom of ['2026-08-03', '2026-08-04']) {
      templates([templatesPublished()])
        .when(publish({ version: 3, validFrom }))
        .thenRefused('reference-data.begins-before-last', { validFrom, last: '2026-08-04' });
    }
  });

  it('does not end before it begins, and is not published tomorrow', () => {
    templates([])
      .when(publish({ validTo: '2026-08-03' }))
      .thenRefused('reference-data.ends-before-start');
    templates([])
      .when(publish({}, { today: '2026-06-30' }))
      .thenRefused('reference-data.dated-in-the-future', { publishedOn: '2026-07-01' });
  });

  it('names each template, permit and step once', () => {
    const sketch = { kind: 'sketch', after: ['apz'] } as const;
    templates([])
      .when(publish({ rows: [SOLAR, SOLAR] }))
      .thenRefused('reference-data.named-twice', { code: 'solar' });
    templates([])
      .when(publish({ rows: [{ ...SOLAR, permits: [sketch, sketch] }] }))
      .thenRefused('reference-data.named-twice', { code: 'sketch' });
    templates([])
      .when(withSteps(['a'], ['a']))
      .thenRefused('reference-data.named-twice', { code: 'a' });
  });

  it('waits for steps it has, and in no circle', () => {
    templates([])
      .when(withSteps(['a', 'b']))
      .thenRefused('reference-data.step-unknown', { code: 'b' });
    templates([])
      .when(withSteps(['free'], ['a', 'b', 'free'], ['b', 'a']))
      .thenRefused('reference-data.waits-in-circle', { code: 'a' });
    const circle = [
      { kind: 'apz', after: ['topo'] },
      { kind: 'topo', after: ['apz'] },
    ] as const;
    templates([])
      .when(publish({ rows: [{ ...SOLAR, permits: circle }] }))
      .thenRefused('reference-data.waits-in-circle', { code: 'apz' });
  });

  it('would take the templates that the release carries', () => {
    expect(() => mustBeProcedures(BUILT_IN.rows)).not.toThrow();
  });
});
