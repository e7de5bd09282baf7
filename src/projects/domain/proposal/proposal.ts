import type { LocalizedTextJson, MeasureJson } from '../../../kernel/shapes.js';
import type { ProposalAmended, ProposalRegistered, SectorJson, SiteJson } from '../project.events.js';

/** What the investor declares, as it reads now. */
export interface Proposal {
  readonly projectId: string;
  readonly registryNo: string;
  readonly proposedOn: string;
  readonly title: LocalizedTextJson;
  readonly description: LocalizedTextJson | null;
  readonly sectors: readonly SectorJson[];
  readonly assetType: string;
  readonly facilityType: 'new' | 'expansion' | 'renewal';
  readonly site: SiteJson;
  /** Whose project it is now. */
  readonly investorId: string;
  readonly declared: MeasureJson;
  /** Persons who wrote any of the figures: none of them may approve (X5). */
  readonly authors: readonly string[];
  readonly amendmentNo: number;
}

export function registered({ data }: ProposalRegistered): Proposal {
  return {
    projectId: data.projectId,
    registryNo: data.registryNo,
    proposedOn: data.proposedOn,
    title: data.title,
    description: data.description,
    sectors: data.sectors,
    assetType: data.assetType,
    facilityType: data.facilityType,
    site: data.site,
    investorId: data.investorId,
    declared: data.declared,
    authors: withAuthor([], data.registeredBy),
    amendmentNo: 0,
  };
}

export function amended(proposal: Proposal, { data }: ProposalAmended): Proposal {
  return {
    ...proposal,
    title: data.title,
    description: data.description,
    declared: data.declared,
    authors: withAuthor(proposal.authors, data.amendedBy),
    amendmentNo: data.amendmentNo,
  };
}

function withAuthor(authors: readonly string[], author: string | null): readonly string[] {
  return author === null || authors.includes(author) ? authors : [...authors, author];
}
