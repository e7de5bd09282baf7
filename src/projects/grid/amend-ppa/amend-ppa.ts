import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { annexId } from '../../domain/grid/grid.js';
import { mustBeNextInGridLine, ppaInForce } from '../../domain/grid/grid-rules.js';
import { canonicalText, sameContent, saysTheSame } from '../../domain/json.js';
import { mustBeDueAfter, overrideOfPpa } from '../../domain/grid/ppa-rules.js';
import type { PpaAmended, PpaTermsJson } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

/** Of the terms, what is absent stays as it is. */
export type PpaAmendment = Pick<
  PpaAmended['data'],
  'number' | 'annexNo' | 'amendedOn' | 'reasonCode' | 'reasonText'
> & { readonly terms: Partial<PpaTermsJson> };

export class AmendPpa implements Command {
  constructor(
    readonly projectId: string,
    readonly amendment: PpaAmendment,
    readonly context: CommandContext,
  ) {}
}

/** An annex to the agreement in force, known by its number. One that changes no term has nothing to record. */
export const amendPpa: Decide<AmendPpa, Project, PpaAmended> = ({ amendment, context }, project) => {
  mustExist(project);
  const { number, annexNo, amendedOn, terms: asked } = amendment;
  const { grid } = project;
  const known = factWithId(grid.amendments, annexId(amendment));
  if (known !== null) {
    if (saysTheSame(known, { ...amendment, terms: { ...known.terms, ...asked } })) return [];
    throw violation('project.ppa-annex-number-reused', { number, annexNo });
  }
  mustBeNextInGridLine(amendedOn, project, context);
  const ppa = ppaInForce(number, grid);
  const terms = { ...ppa.terms, ...asked };
  const changes = changesOf(ppa.terms, terms);
  if (changes.length === 0) return [];
  mustBeDueAfter(ppa.signedOn, terms);
  const moved = terms.capacityMw !== ppa.terms.capacityMw;
  const overrideId = moved ? overrideOfPpa(terms, ppa.auctionId, grid, context) : null;
  const data = { ...amendment, terms, changes, overrideId, recordedBy: context.actor.personId };
  return [{ type: 'PpaAmended', data }];
};

function changesOf(before: PpaTermsJson, after: PpaTermsJson): PpaAmended['data']['changes'] {
  const names = Object.keys(before) as (keyof PpaTermsJson)[];
  return names
    .filter(name => !sameContent(before[name], after[name]))
    .map(name => ({
      pointer: `/terms/${name}`,
      from: canonicalText(before[name]),
      to: canonicalText(after[name]),
    }));
}
