/**
 * What must hold of everything that was ever recorded (domain.md c.4 and d), by hand over raw events: not a line of what
 * it checks. It is shown event after event and says what is wrong.
 */
export interface Recorded {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly actor: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

interface SeenProject {
  stage: string;
  suspended: boolean;
  /** Who wrote declared figures, and who submitted last. */
  readonly authors: Set<string>;
  submitter: string | null;
  approvedHa: bigint | null;
  readonly allocated: Map<string, bigint>;
  /** Who let the land exceed what was approved, and how far. */
  readonly exceedances: Map<string, { readonly upTo: bigint; readonly by: string | null }>;
  /** An allocation went beyond it: the next fact says what it rests on. */
  owed: { readonly sum: bigint; readonly actor: string | null } | null;
  conclusionBy: string | null;
}

interface SeenParcel {
  readonly areaHa: bigint;
  holder: string | null;
  heldHa: bigint;
}

/** X6: nobody but a person signs. What needs no signature is kept from machines by the action tables of the routes. */
const DECISIONS = new Set([
  'ProposalApproved',
  'ProposalRejected',
  'RoadmapApproved',
  'RoadmapRebaselined',
  'LandAllocated',
  'LandCategoryChanged',
  'InvestmentCostRevised',
  'ScopeRevised',
  'ProjectCancelled',
  'AppealUpheld',
  'AppealDismissed',
]);

/** C4: what a suspended project still takes. */
const WHILE_SUSPENDED =
  /^(ProjectResumed|ProjectCancelled|Correction|FigureCorrected|Document|Issue|Appeal|DecisionAnnulled|RefusalDeemed|Instruction|Land(Use|Seizure|Revoked|Risk|Released|Reservation|Conclusion)|InvestmentAgreementTerminated|PpaTerminated|InvestorReplaced|Repapering|ProjectSuspended|ProposalRegistrationLapsed|WarningAcknowledged)/;
/** C3: what is over takes these, and nothing that moves it but an annulment. */
const WHEN_OVER =
  /^(Correction|FigureCorrected|Document|Appeal|DecisionAnnulled|Land|InvestmentAgreementTerminated|PpaTerminated|ProposalRegistrationLapsed|Instruction|Issue|Repapering|CrossProject|Plausibility)/;
const OVER = new Set(['rejected', 'cancelled', 'closed']);

const STAGES: Readonly<Record<string, string>> = {
  ProposalSubmittedForReview: 'review',
  ProposalReturnedForRevision: 'revision',
  ProposalApproved: 'approved',
  ProposalRejected: 'rejected',
  RoadmapApproved: 'preparation',
  ConstructionStarted: 'construction',
  FacilityAccepted: 'commissioning',
  OperationStarted: 'operation',
  ProjectClosed: 'closed',
  ProjectCancelled: 'cancelled',
};
/** c.2: where a step of the stage line may come from. */
const FROM: Readonly<Record<string, readonly string[]>> = {
  ProposalSubmittedForReview: ['proposed', 'negotiation', 'revision'],
  ProposalReturnedForRevision: ['review'],
  ProposalApproved: ['review'],
  ProposalRejected: ['review'],
  RoadmapApproved: ['approved'],
  ConstructionStarted: ['preparation'],
  FacilityAccepted: ['construction', 'commissioning'],
  OperationStarted: ['commissioning'],
  ProjectClosed: ['operation'],
};

export class Oracle {
  readonly wrong: string[] = [];
  private position = 0;
  private readonly revisions = new Map<string, number>();
  private readonly projects = new Map<string, SeenProject>();
  private readonly parcels = new Map<string, SeenParcel>();
  private readonly numbers = new Map<string, string>();

  see(event: Recorded): void {
    const { position, stream, revision } = event;
    if (position !== this.position + 1) this.say(event, `the position after ${this.position}`);
    if (revision !== (this.revisions.get(stream) ?? -1) + 1) this.say(event, 'a gap in its stream');
    this.position = position;
    this.revisions.set(stream, revision);
    if (stream.startsWith('project-')) this.seeProject(event);
    if (stream.startsWith('parcel-')) this.seeParcel(event);
  }

  /** Nothing is left between two streams once everybody has done what follows. */
  settle(): void {
    for (const [id, { owed }] of this.projects)
      if (owed !== null) this.wrong.push(`X3: ${id} has ${owed.sum} m², and nothing says on what it rests`);
    for (const [number, { holder }] of this.parcels) {
      if (holder === null) continue;
      const project = this.projects.get(holder);
      // A closed one runs on its land; what was given up gives it back.
      if (project === undefined || project.stage === 'cancelled' || project.stage === 'rejected')
        this.wrong.push(`${number} is held for ${holder}, which is over`);
    }
  }

  private seeProject(event: Recorded): void {
    const id = event.stream.slice('project-'.length);
    const { type, data, actor } = event;
    if (type === 'ProposalRegistered') {
      const number = String(data['registryNo']);
      const other = this.numbers.get(number);
      if (other !== undefined && other !== id) this.say(event, `X7: ${number} belongs to ${other}`);
      this.numbers.set(number, id);
      this.projects.set(id, {
        stage: 'proposed',
        suspended: false,
        authors: new Set(present(data['registeredBy'])),
        submitter: null,
        approvedHa: null,
        allocated: new Map(),
        exceedances: new Map(),
        owed: null,
        conclusionBy: null,
      });
      return;
    }
    const project = this.projects.get(id);
    if (project === undefined) {
      if (type !== 'ProposalRegistrationLapsed') this.say(event, 'nothing was registered');
      return;
    }
    if (OVER.has(project.stage) && !WHEN_OVER.test(type) && !this.annulledWith(event))
      this.say(event, `C3: the project is ${project.stage}`);
    if (project.suspended && !WHILE_SUSPENDED.test(type)) this.say(event, 'C4: the project is suspended');
    if (DECISIONS.has(type) && actor === null) this.say(event, 'X6: a machine decided');
    const from = FROM[type];
    if (from !== undefined && !from.includes(project.stage)) this.say(event, `c.2: it is in ${project.stage}`);
    if (project.owed !== null && type !== 'LandLimitExceedanceAccepted') {
      this.say(event, `X3: ${project.owed.sum} of ${project.approvedHa} m², and nothing says on what it rests`);
      project.owed = null;
    }
    this.decide(event, project);
    project.stage = STAGES[type] ?? project.stage;
    if (type === 'MeetingRecorded' || type === 'MemorandumSigned')
      project.stage = project.stage === 'proposed' ? 'negotiation' : project.stage;
    if (type === 'PhaseAccepted' && project.stage === 'construction') project.stage = 'commissioning';
    if (type === 'DecisionAnnulled') {
      project.stage = String(data['restoredStage']);
      project.suspended = data['restoredHold'] === 'suspended' && project.suspended;
    }
    if (type === 'ProjectSuspended') project.suspended = true;
    if (type === 'ProjectResumed') project.suspended = false;
  }

  /** An annulment suspends in the same breath where land is gone. */
  private annulledWith({ type }: Recorded): boolean {
    return type === 'ProjectSuspended';
  }

  private decide(event: Recorded, project: SeenProject): void {
    const { type, data, actor } = event;
    switch (type) {
      case 'ProposalAmended':
        for (const author of present(data['amendedBy'])) project.authors.add(author);
        return;
      case 'ProposalSubmittedForReview':
        project.submitter = (data['submittedBy'] as string | null) ?? null;
        return;
      case 'ProposalApproved':
        if (actor === project.submitter) this.say(event, 'X5: approved by who submitted it');
        if (actor !== null && project.authors.has(actor)) this.say(event, 'X5: approved by who wrote the figures');
        project.approvedHa = hectares((data['approved'] as { landHa: string | null }).landHa);
        return;
      case 'ProposalRejected':
        if (actor === project.submitter) this.say(event, 'X5: rejected by who submitted it');
        return;
      case 'ScopeRevised':
        project.approvedHa =
          hectares((data['to'] as { landHa?: string | null } | undefined)?.landHa) ?? project.approvedHa;
        return;
      case 'LandCommissionConcluded':
        project.conclusionBy = (data['concludedBy'] as string | null) ?? null;
        return;
      case 'LandAllocated': {
        if (actor !== null && actor === project.conclusionBy) this.say(event, 'X5: the secretary decided');
        for (const { cadastralNumber, landHa } of sharesOf(data))
          project.allocated.set(cadastralNumber, hectares(landHa)!);
        const sum = [...project.allocated.values()].reduce((all, one) => all + one, 0n);
        if (project.approvedHa === null) this.say(event, 'X3: no land was approved');
        else if (sum * 100n > project.approvedHa * 102n) project.owed = { sum, actor };
        return;
      }
      case 'LandLimitOverridden':
        project.exceedances.set(String(data['overrideId']), { upTo: hectares(data['upToHa'] as string)!, by: actor });
        return;
      case 'LandLimitExceedanceAccepted': {
        const { owed } = project;
        project.owed = null;
        if (owed === null) return this.say(event, 'X3: nothing exceeds what was approved');
        const override = project.exceedances.get(String(data['overrideId']));
        if (override === undefined || override.upTo < owed.sum) this.say(event, `X3: ${owed.sum} m², let by nobody`);
        else if (override.by === owed.actor) this.say(event, 'X3: allocated by who let it');
        return;
      }
      case 'LandReleased':
      case 'LandRevoked':
        for (const { cadastralNumber, landHa } of sharesOf(data)) {
          const left = (project.allocated.get(cadastralNumber) ?? 0n) - (hectares(landHa) ?? 0n);
          if (left > 0n && type === 'LandReleased') project.allocated.set(cadastralNumber, left);
          else project.allocated.delete(cadastralNumber);
        }
        return;
      case 'ProjectCancelled':
        project.allocated.clear();
        return;
    }
  }

  private seeParcel(event: Recorded): void {
    const { type, data, stream } = event;
    const number = stream.slice('parcel-'.length);
    if (type === 'ParcelRegistered') {
      this.parcels.set(number, { areaHa: hectares(data['areaHa'] as string)!, holder: null, heldHa: 0n });
      return;
    }
    const parcel = this.parcels.get(number);
    if (parcel === undefined) return this.say(event, 'no such parcel');
    const projectId = data['projectId'] as string;
    const ha = hectares(data['landHa'] as string | undefined) ?? 0n;
    if (type === 'ParcelReserved' || type === 'ParcelAllocated') {
      if (parcel.holder !== null && parcel.holder !== projectId) this.say(event, `X1: held for ${parcel.holder}`);
      if (ha > parcel.areaHa) this.say(event, `X4: ${ha} of ${parcel.areaHa} m²`);
      parcel.holder = projectId;
      parcel.heldHa = ha;
    }
    if (type === 'ParcelReleased') {
      if (parcel.holder !== projectId) this.say(event, `released for ${projectId}, held for ${parcel.holder}`);
      parcel.heldHa -= ha;
      if (parcel.heldHa <= 0n) parcel.holder = null;
    }
  }

  private say({ stream, position, type }: Recorded, what: string): void {
    this.wrong.push(`${type} at ${position} in ${stream}: ${what}`);
  }
}

const present = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

function sharesOf(data: Readonly<Record<string, unknown>>) {
  return (data['parcels'] ?? []) as readonly { readonly cadastralNumber: string; readonly landHa: string }[];
}

/** Square metres of a decimal with four digits. */
function hectares(text: string | null | undefined): bigint | null {
  if (text === null || text === undefined) return null;
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole! + fraction.padEnd(4, '0'));
}
