import type { ProjectFact } from '../../domain/proposal/figures.js';
import { instructionsAfter, type InstructionLine } from '../../domain/records/instruction-line.js';
import { openIssuesAfter, type IssueLine } from '../../domain/records/issue-line.js';
import type { DocumentRecordJson, MemorandumSigned, ProjectEvent } from '../../domain/project.events.js';

/** What is kept beside the road. What may grow without end is counted, and its newest or its open ones are shown; null where there is none. */
export type CardRecords = {
  readonly manager: { readonly personId: string; readonly since: string } | null;
  readonly memoranda: readonly CardMemorandum[];
  readonly documents: CardDocuments | null;
  readonly issues: CardIssues | null;
  readonly instructions: CardInstructions | null;
};

export type CardIssues = { readonly open: readonly IssueLine[]; readonly raised: number; readonly resolved: number };

export type CardInstructions = {
  readonly open: readonly InstructionLine[];
  readonly given: number;
  readonly completed: number;
};

type CardMemorandum = Pick<MemorandumSigned['data'], 'memorandumId' | 'signedOn' | 'validUntil' | 'bindingness'> & {
  readonly parties: readonly { readonly name: string; readonly country: string }[];
};

export type CardDocuments = {
  /** Those in force that came last, newest first. */
  readonly newest: readonly CardDocument[];
  readonly inForce: number;
  readonly superseded: number;
};

type CardDocument = Pick<DocumentRecordJson, 'documentId' | 'documentType' | 'title' | 'language' | 'access'> & {
  readonly recordedOn: string;
};

/** So many documents are shown; all of them are in their collections. */
const NEWEST = 10;

export const noRecords: CardRecords = {
  manager: null,
  memoranda: [],
  documents: null,
  issues: null,
  instructions: null,
};

export const noDocuments: CardDocuments = { newest: [], inForce: 0, superseded: 0 };
export const noIssues: CardIssues = { open: [], raised: 0, resolved: 0 };
export const noInstructions: CardInstructions = { open: [], given: 0, completed: 0 };

/** The part that this fact changes; null, most of the time. `heldSince` as instructions ask it. */
export function recordsAfter(
  records: CardRecords,
  event: ProjectFact,
  heldSince: string | null,
): Partial<CardRecords> | null {
  switch (event.type) {
    case 'ProjectManagerAssigned':
      return { manager: { personId: event.data.managerPersonId, since: event.data.assignedFrom } };
    case 'MemorandumSigned': {
      const { memorandumId, signedOn, validUntil, bindingness } = event.data;
      const parties = event.data.parties.map(({ name, country }) => ({ name, country }));
      return { memoranda: [...records.memoranda, { memorandumId, signedOn, validUntil, bindingness, parties }] };
    }
    case 'DocumentAttached':
    case 'DocumentSuperseded':
      return { documents: documentsAfter(records.documents ?? noDocuments, event) };
    case 'IssueRaised':
    case 'IssueEscalated':
    case 'IssueResolved':
      return { issues: issuesAfter(records.issues ?? noIssues, event) };
    case 'MeetingRecorded':
    case 'InstructionCompleted':
    case 'InstructionOverdueNoted':
    case 'ProjectResumed': {
      const { open: before, given, completed } = records.instructions ?? noInstructions;
      const after = instructionsAfter(before, event, heldSince);
      if (after === before) return null;
      const open = after.filter(({ completedOn }) => completedOn === null);
      const fresh = event.type === 'MeetingRecorded' ? event.data.instructions.length : 0;
      return { instructions: { open, given: given + fresh, completed: completed + after.length - open.length } };
    }
    default:
      return null;
  }
}

function documentsAfter(
  { newest, inForce, superseded }: CardDocuments,
  event: Extract<ProjectEvent, { type: 'DocumentAttached' | 'DocumentSuperseded' }>,
): CardDocuments {
  const { documentId, documentType, title, language, access } = event.data.document;
  const recordedOn = event.type === 'DocumentAttached' ? event.data.attachedOn : event.data.supersededOn;
  const replaced = event.type === 'DocumentSuperseded' ? event.data.replacedDocumentId : null;
  const others = newest.filter(document => document.documentId !== replaced);
  return {
    newest: [{ documentId, documentType, title, language, access, recordedOn }, ...others].slice(0, NEWEST),
    inForce: replaced === null ? inForce + 1 : inForce,
    superseded: replaced === null ? superseded : superseded + 1,
  };
}

function issuesAfter({ open, raised, resolved }: CardIssues, event: ProjectEvent): CardIssues {
  const after = openIssuesAfter(open, event);
  return {
    open: after,
    raised: event.type === 'IssueRaised' ? raised + 1 : raised,
    resolved: event.type === 'IssueResolved' ? resolved + open.length - after.length : resolved,
  };
}
