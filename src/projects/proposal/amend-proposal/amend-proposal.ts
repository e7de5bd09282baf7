import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import type { LocalizedTextJson, MeasureJson } from '../../../kernel/shapes.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { canonicalText, sameContent } from '../../domain/json.js';
import { plausibilityWarnings } from '../../domain/proposal/plausibility.js';
import type { PlausibilityWarningRaised, ProposalAmended } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** What is absent stays as it is. */
export interface Amendment {
  readonly amendedOn: string;
  readonly title?: LocalizedTextJson;
  readonly description?: LocalizedTextJson | null;
  readonly declared?: MeasureJson;
  readonly reasonCode: string;
  readonly reasonText: string;
}

export class AmendProposal implements Command {
  constructor(
    readonly projectId: string,
    readonly amendment: Amendment,
    readonly context: CommandContext,
  ) {}
}

type Change = ProposalAmended['data']['changes'][number];

/**
 * The plan changed before anybody decided on it (a record that was never true is corrected instead, finding 3).
 * The new figures are judged afresh: earlier warnings are closed, those that still hold are raised again.
 */
export const amendProposal: Decide<AmendProposal, Project, ProposalAmended | PlausibilityWarningRaised> = (
  { amendment, context },
  project,
) => {
  mustExist(project);
  const { proposal } = project;
  const before = { title: proposal.title, description: proposal.description, declared: proposal.declared };
  const after = {
    title: amendment.title ?? before.title,
    description: amendment.description === undefined ? before.description : amendment.description,
    declared: amendment.declared ?? before.declared,
  };
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  mustBeActive(project);
  mustBeIn(project, ['proposed', 'negotiation', 'revision'], 'project.not-amendable');
  mustBeDated(amendment.amendedOn, project, context);
  mustFollowLastTransition(amendment.amendedOn, project);
  const data: ProposalAmended['data'] = {
    amendmentNo: proposal.amendmentNo + 1,
    amendedOn: amendment.amendedOn,
    amendedBy: context.actor.personId,
    ...after,
    changes,
    reasonCode: amendment.reasonCode,
    reasonText: amendment.reasonText,
  };
  const judged = { assetType: proposal.assetType, sectors: proposal.sectors, measure: after.declared };
  return [
    { type: 'ProposalAmended', data },
    ...plausibilityWarnings(judged, amendment.amendedOn, name => context.idFor(name)),
  ];
};

/** JSON Pointers of the innermost objects' members that differ; lists are compared as a whole. */
function changesBetween(before: Json, after: Json, pointer = ''): readonly Change[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap(key => changesBetween(before[key] ?? null, after[key] ?? null, `${pointer}/${key}`));
  }
  if (sameContent(before, after)) return [];
  return [{ pointer, from: canonicalText(before), to: canonicalText(after) }];
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
