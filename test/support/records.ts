import type { DocumentRecordJson, ProjectEvent } from '../../src/projects/domain/project.events.js';
import { DECIDER, INVESTOR_REP, MANAGER, OFFICER, SHA256 } from './people.js';

/** What is kept beside the road, as it would have been recorded: for `aProject().with(...)`. */

export const A_STUDY: DocumentRecordJson = {
  documentId: 'study-1',
  documentType: 'feasibility_study',
  title: 'Feasibility study, 10 MW',
  sha256: SHA256,
  sizeBytes: 1_482_113,
  language: 'ru',
  signatures: [{ signerPersonId: INVESTOR_REP, certificateSerial: '4d2f9c01a7', signedOn: '2019-10-01' }],
  access: 'internal',
};

export const ANOTHER_STUDY: DocumentRecordJson = {
  ...A_STUDY,
  documentId: 'study-2',
  sha256: SHA256.split('').reverse().join(''),
};

export const ATTACHED: ProjectEvent = {
  type: 'DocumentAttached',
  data: { document: A_STUDY, attachedOn: '2019-10-02', attachedBy: OFFICER },
};

export const SUPERSEDED: ProjectEvent = {
  type: 'DocumentSuperseded',
  data: {
    document: ANOTHER_STUDY,
    replacedDocumentId: A_STUDY.documentId,
    reasonText: 'The cost tables were drawn up anew',
    supersededOn: '2019-10-09',
    supersededBy: OFFICER,
  },
};

export const ACKNOWLEDGED: ProjectEvent = {
  type: 'WarningAcknowledged',
  data: {
    warningId: 'warning-X10',
    justification: 'The plot holds the second phase too',
    acknowledgedOn: '2018-11-30',
    acknowledgedBy: DECIDER,
  },
};

export const RAISED: ProjectEvent = {
  type: 'IssueRaised',
  data: {
    issueId: 'issue-1',
    category: 'grid',
    description: 'The substation has no free bay before 2021',
    responsibleBody: 'Regional grid company',
    severity: 'amber',
    raisedOn: '2019-07-01',
    dueOn: '2019-08-01',
    raisedBy: MANAGER,
  },
};

export const ESCALATED: ProjectEvent = {
  type: 'IssueEscalated',
  data: {
    issueId: 'issue-1',
    escalationId: 'escalation-1',
    responsibleBody: 'Ministry of Energy',
    severity: 'red',
    reasonText: 'The grid company has not answered in a month',
    escalatedOn: '2019-08-02',
    dueOn: '2019-09-02',
    escalatedBy: MANAGER,
  },
};

export const RESOLVED: ProjectEvent = {
  type: 'IssueResolved',
  data: {
    issueId: 'issue-1',
    resolution: 'A bay at the next substation was assigned',
    resolvedOn: '2019-08-20',
    evidence: [],
    resolvedBy: MANAGER,
  },
};

/** 1,200 ha again, said anew: the rule breaks again, under another id. */
export const RAISED_ANEW: Extract<ProjectEvent, { type: 'PlausibilityWarningRaised' }> = {
  type: 'PlausibilityWarningRaised',
  data: {
    warningId: 'warning-X10-anew',
    rule: 'X10',
    severity: 'red',
    measured: null,
    limit: null,
    unit: 'ha_per_mw',
    referenceVersion: null,
    raisedOn: '2019-01-21',
  },
};

/** A meeting that asked the land department for something by 14 December. */
export const INSTRUCTED = {
  meetingId: 'headquarters-1',
  kind: 'headquarters',
  heldOn: '2018-11-30',
  instructions: [
    { instructionId: 'i-1', text: 'Examine three sites', ownerBody: 'Land department', dueOn: '2018-12-14' },
  ],
} as const;

export const COMPLETED: ProjectEvent = {
  type: 'InstructionCompleted',
  data: {
    meetingId: 'headquarters-1',
    instructionId: 'i-1',
    completedOn: '2018-12-12',
    evidence: [],
    completedBy: MANAGER,
  },
};

export const OVERDUE_NOTED: ProjectEvent = {
  type: 'InstructionOverdueNoted',
  data: {
    meetingId: 'headquarters-1',
    instructionId: 'i-1',
    ownerBody: 'Land department',
    dueOn: '2018-12-14',
    overdueOn: '2018-12-15',
  },
};

export const SIGNED: ProjectEvent = {
  type: 'MemorandumSigned',
  data: {
    memorandumId: 'mou-1',
    document: { documentId: 'application-1', sha256: SHA256, title: 'Application' },
    signedOn: '2018-11-23',
    parties: [
      { name: 'Akimat of Turkistan region', country: 'KZ', signerPersonId: DECIDER },
      { name: 'KK-KIUNSEN', country: 'KR', signerPersonId: null },
    ],
    validUntil: '2020-11-23',
    bindingness: 'non_binding',
    recordedBy: DECIDER,
  },
};

export const ASSIGNED: ProjectEvent = {
  type: 'ProjectManagerAssigned',
  data: { managerPersonId: MANAGER, assignedFrom: '2019-03-04', assignedBy: DECIDER },
};

/** One of each kind: examples, golden events, and the shuffled histories of the fold. */
export const RECORDS: readonly ProjectEvent[] = [
  ATTACHED,
  SUPERSEDED,
  ACKNOWLEDGED,
  RAISED,
  ESCALATED,
  RESOLVED,
  COMPLETED,
  OVERDUE_NOTED,
  SIGNED,
  ASSIGNED,
];
