import type { Command, CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../kernel/eventsourcing/decider.js';
import { sameContent } from '../../kernel/same-content.js';
import type { ReferenceDataPublished } from '../domain/reference-data.events.js';
import type { PublishedVersions } from '../domain/reference-data.js';
import { violation } from '../domain/reference-data.violations.js';
import { mustBeProcedures } from '../domain/template-rules.js';
import { PROCEDURE_TEMPLATES, templateVersions } from '../domain/versions.js';

export type TemplatesToPublish = Omit<ReferenceDataPublished['data'], 'scheme' | 'publishedBy'>;

export class PublishProcedureTemplates implements Command {
  /** The stream it goes to. */
  readonly scheme = PROCEDURE_TEMPLATES;

  constructor(
    readonly templates: TemplatesToPublish,
    readonly context: CommandContext,
  ) {}
}

/**
 * The next version, which ends the one before on the day before it begins. It may begin on a day that has passed: law is
 * often entered after it came into force. Projects keep what they pinned.
 */
export const publishProcedureTemplates: Decide<PublishProcedureTemplates, PublishedVersions, ReferenceDataPublished> = (
  { templates, context },
  published,
) => {
  const { version, validFrom, validTo, publishedOn } = templates;
  const known = published.find(one => one.version === version);
  if (known !== undefined && sameContent({ ...known, ...templates }, known)) return [];
  const versions = templateVersions(published);
  const last = versions.at(-1)!;
  if (version <= last.version) throw violation('reference-data.version-reused', { version });
  if (version > last.version + 1)
    throw violation('reference-data.version-not-next', { version, next: last.version + 1 });
  if (publishedOn > context.today) throw violation('reference-data.dated-in-the-future', { publishedOn });
  if (validFrom <= last.validFrom) {
    throw violation('reference-data.begins-before-last', { validFrom, last: last.validFrom });
  }
  if (validTo !== null && validTo < validFrom) throw violation('reference-data.ends-before-start');
  mustBeProcedures(templates.rows);
  const data = { scheme: PROCEDURE_TEMPLATES, ...templates, publishedBy: context.actor.personId } as const;
  return [{ type: 'ReferenceDataPublished', data }];
};
