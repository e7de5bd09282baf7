import { changed, type CrossProjectRule, type Proof } from './rule.js';
import { refusalRules } from './refusals/index.js';

/** Where one of these codes is said, it is the rule that says it. */
function saying(...codes: readonly string[]): readonly Proof[] {
  return codes.flatMap(code => {
    const proofs = refusalRules.filter(rule => rule.code === code).map(({ proof }) => proof);
    if (proofs.length === 0) throw new Error(`no rule says ${code}`);
    return proofs;
  });
}

const judgedAs = (snippet: string): Proof =>
  changed(
    'projects/domain/proposal/plausibility.ts',
    snippet,
    '',
    'projects/proposal/register-proposal/register-proposal.spec.ts',
  );

/** Rules across projects and steps (domain.md d), in their order. `docs/rules.md` is written from this table. */
export const crossProjectRules: readonly CrossProjectRule[] = [
  {
    id: 'X1',
    severity: 'BLOCK',
    says: 'A parcel has one live holder; of a part that is needed the parcel is divided first.',
    note: null,
    proofs: saying('parcel.held-by-another-project'),
  },
  {
    id: 'X2',
    severity: 'OVERRIDE',
    says: 'Parcels of different live projects do not overlap by more than 0.1 ha or 0.5 percent.',
    note: 'A race of two reservations shows in `GET /v1/land-overlaps`. A parcel without a shape overlaps with nothing.',
    proofs: [
      ...saying('project.land-overlaps-held', 'project.land-overlap-override-by-same-person'),
      changed(
        'land-registry/parcel-map/overlaps.query.ts',
        'return overlap.isPositive() ? { overlapHa: overlap.toJson(), smallerHa } : null;',
        'return null;',
        'land-registry/parcel-map/overlaps.spec.ts',
      ),
    ],
  },
  {
    id: 'X3',
    severity: 'OVERRIDE',
    says: 'A project is allocated no more land than was approved and 2 percent of it.',
    note: 'Asked of requests and reservations too. The approved figure stays; who wants another one has the scope revised.',
    proofs: [
      ...saying('project.land-beyond-approved', 'project.land-limit-override-by-same-person'),
      changed(
        'kernel/reference/thresholds.ts',
        "share: '0.02'",
        "share: '0.05'",
        'projects/land/allocate-land/allocate-land.spec.ts',
      ),
    ],
  },
  {
    id: 'X4',
    severity: 'BLOCK',
    says: 'Of a parcel no more is allocated than was surveyed, nor reserved than it has.',
    note: null,
    proofs: saying('project.land-beyond-survey', 'parcel.area-exceeded'),
  },
  {
    id: 'X5',
    severity: 'BLOCK',
    says: 'Who submits does not approve, who reports does not verify, who asks for a change or is its author does not decide on it, the commission’s secretary does not allocate: by person, not by account.',
    note: null,
    proofs: saying(
      'project.decided-by-submitter',
      'project.decided-by-data-author',
      'project.decided-by-requester',
      'project.verified-by-reporter',
      'project.correction-decided-by-requester',
      'project.correction-decided-by-author',
      'project.land-decided-by-secretary',
      'project.change-decided-by-requester',
      'project.overridden-by-requester',
      'project.warning-acknowledged-by-author',
      'project.appeal-decided-by-party',
    ),
  },
  {
    id: 'X6',
    severity: 'BLOCK',
    says: 'Machines take no decisions.',
    note: null,
    proofs: [
      changed(
        'kernel/access/authorize.ts',
        "if (rule.personOnly && principal.personId === null) return { allow: false, reason: 'machine-decides' };",
        '',
        'platform/security/authorize.spec.ts',
      ),
    ],
  },
  {
    id: 'X7',
    severity: 'BLOCK',
    says: 'Registry number, cadastral number, BIN and LEI belong to one.',
    note: null,
    proofs: [
      ...saying('project.registry-number-taken', 'parcel.already-registered'),
      ...(['BIN', 'LEI'] as const).map(kind =>
        changed(
          'investors/register-investor/register-investor.handler.ts',
          `await this.#claim(${kind}_CLAIM, description.${kind.toLowerCase()}, command, 'investor.${kind.toLowerCase()}-taken');`,
          '',
          'investors/investors.spec.ts',
        ),
      ),
    ],
  },
  {
    id: 'X8',
    severity: 'WARN',
    says: 'The same investor, district and asset type, a capacity within 20 percent and 24 months: likely the same project.',
    note: 'Recorded when a proposal is submitted; `GET /v1/warnings` looks at all live projects again.',
    proofs: [
      changed(
        'projects/domain/proposal/rule-warnings.ts',
        'const same = alike.filter(other => resembles(project, other)).map(({ projectId }) => projectId);',
        'const same: string[] = [];',
        'projects/proposal/submit-for-review/submit-for-review.spec.ts',
      ),
      changed(
        'projects/domain/proposal/rule-warnings.ts',
        'if (last > LocalDate.addMonths(first as LocalDate, duplicateMonths)) return false;',
        '',
        'projects/domain/proposal/rule-warnings.spec.ts',
      ),
    ],
  },
  {
    id: 'X9',
    severity: 'BLOCK',
    says: 'A foreign share and farmland: no allocation before the category was changed.',
    note: null,
    proofs: saying('project.farmland-for-foreign-investor'),
  },
  {
    id: 'X10',
    severity: 'OVERRIDE',
    says: 'Hectares for a megawatt of a solar plant stay within their band; red takes a justification and an override.',
    note: 'A revision of scope or cost is judged anew and warned of.',
    proofs: [
      judgedAs(
        "judge('X10', 'ha_per_mw', { ratio: hectaresPerMegawatt(Area.parse(measure.landHa), power), references: [] });",
      ),
      ...saying('project.red-warning-unjustified', 'project.red-warning-without-override'),
      changed(
        'projects/change/revise-scope/revise-scope.ts',
        '...warnedByRevision(project, to, decision.date, context),',
        '',
        'projects/change/revise-scope/revise-scope.spec.ts',
      ),
    ],
  },
  {
    id: 'X11',
    severity: 'OVERRIDE',
    says: 'Dollars for a kilowatt stay within their band around the benchmark of the year.',
    note: null,
    proofs: [
      judgedAs("judge('X11', 'ratio_to_reference', costToBenchmark(measure.cost, power, judged.sectors, day));"),
      changed(
        'projects/change/revise-cost/revise-cost.ts',
        "return [{ type: 'InvestmentCostRevised', data: { ...data, override } }, ...warnings];",
        "return [{ type: 'InvestmentCostRevised', data: { ...data, override } }];",
        'projects/change/revise-cost/revise-cost.spec.ts',
      ),
    ],
  },
  {
    id: 'X12',
    severity: 'WARN',
    says: 'Permanent jobs for a megawatt of a solar plant stay within their band.',
    note: null,
    proofs: [
      judgedAs(
        "judge('X12', 'jobs_per_mw', { ratio: jobsPerMegawatt(measure.jobsPermanent, power), references: [] });",
      ),
    ],
  },
  {
    id: 'X13',
    severity: 'WARN',
    says: 'Tenge and dollars quoted for the same sum agree with the official rate of the day within 3 percent.',
    note: null,
    proofs: [judgedAs("if (usd !== null && kzt !== null) judge('X13', 'pct', quotesToOfficialRate(kzt, usd, day));")],
  },
  {
    id: 'X14',
    severity: 'WARN',
    says: 'The live megawatts of a grid zone stay within its announced free capacity, where it is known.',
    note: 'Listed by `GET /v1/warnings`. No announcement is loaded: until then it says that it was not checked.',
    proofs: [
      changed(
        'projects/reading/cross-project-warnings/cross-project-warnings.ts',
        "return total.compare(free) > 0 ? { ...found, severity: 'amber', limit: free.toJson() } : null;",
        'return null;',
        'projects/reading/cross-project-warnings/cross-project-warnings.spec.ts',
      ),
    ],
  },
  {
    id: 'X15',
    severity: 'WARN',
    says: 'Land held for three years from its allocation without construction is on the notice list.',
    note: 'A timer of the day by which the decision wants it developed; three years where it says nothing else.',
    proofs: [
      changed(
        'projects/land/when-land-undeveloped-note-it/note-land-undeveloped.ts',
        "{ type: 'LandDevelopmentOverdueNoted', data: { decisionNo, cadastralNumbers, developBy, overdueOn, legalRef } },",
        '',
        'projects/land/when-land-undeveloped-note-it/when-land-undeveloped-note-it.spec.ts',
      ),
    ],
  },
  {
    id: 'X16',
    severity: 'WARN',
    says: 'An investor whose PPA was ended for late commissioning in the last three years is flagged on a new auction or project.',
    note: 'Recorded when a proposal is submitted; of auctions `GET /v1/warnings` says it.',
    proofs: [
      changed(
        'projects/domain/proposal/rule-warnings.ts',
        'const late = latePpas.filter(ppa => isRemembered(ppa, on))',
        'const late = latePpas.filter(() => false)',
        'projects/proposal/submit-for-review/submit-for-review.spec.ts',
      ),
      changed(
        'projects/reading/cross-project-warnings/cross-project-warnings.query.ts',
        'if (remembered === undefined) return null;',
        'return null;',
        'test/contracts/read-models/cross-project-warnings.spec.ts',
      ),
    ],
  },
  {
    id: 'X17',
    severity: 'WARN',
    says: 'An investor on more than a few live projects, none of which was paid for in twelve months.',
    note: 'More than three, listed by `GET /v1/warnings`.',
    proofs: [
      changed(
        'projects/reading/cross-project-warnings/cross-project-warnings.query.ts',
        'group by investor_id having count(*) > $3::int',
        'group by investor_id having count(*) < $3::int and count(*) > $3::int',
        'test/contracts/read-models/cross-project-warnings.spec.ts',
      ),
    ],
  },
  {
    id: 'X18',
    severity: 'WARN',
    says: 'From 150,000 MCI of the year a project is in the national pool, below it in a regional one.',
    note: 'The index of every year is reference data; a year without one is said not to be checked.',
    proofs: [
      changed(
        'projects/review/approve-proposal/approve-proposal.ts',
        "return [{ type: 'ProposalApproved', data }, ...raised, ...pool];",
        "return [{ type: 'ProposalApproved', data }, ...raised];",
        'projects/review/approve-proposal/approve-proposal.spec.ts',
      ),
      changed(
        'projects/domain/grid/pool-rule.ts',
        "if ((kzt.minorUnits >= limit.minorUnits ? 'national' : 'regional') === pool) return [];",
        'return [];',
        'projects/domain/grid/pool-rule.spec.ts',
      ),
    ],
  },
  {
    id: 'X19',
    severity: 'BLOCK',
    says: 'One agreement of a kind is in force at a time, of a kind the law knows on that day.',
    note: null,
    proofs: saying('project.agreement-of-kind-in-force', 'project.agreement-kind-not-valid-on-date'),
  },
  {
    id: 'X20',
    severity: 'OVERRIDE',
    says: 'A PPA takes no more than its auction, that no more than the grid; no more is accepted than was designed.',
    note: 'A scope that is revised beyond grid or PPA is warned of: agreement and terms can follow the plan.',
    proofs: [
      ...saying('project.power-beyond-limit', 'project.power-override-by-same-person'),
      changed(
        'projects/change/revise-scope/revise-scope.ts',
        '...beyondGrid(to.capacityMw, project.grid, decision.date, context),',
        '',
        'projects/change/revise-scope/revise-scope.spec.ts',
      ),
    ],
  },
  {
    id: 'X21',
    severity: 'OVERRIDE',
    says: 'No date moves into a period that is published.',
    note: 'A new project is warned of instead. What is recorded by override shows in `GET /v1/period-reports/{period}/differences`; a correction, which two persons make anyway, is not refused.',
    proofs: [
      ...saying(
        'project.period-is-published',
        'project.period-override-by-same-person',
        'project.period-not-published',
      ),
      changed(
        'projects/domain/common-rules.ts',
        'mustLeaveWhatIsPublished(on, project, context);',
        '',
        'projects/domain/corrections/period-lock.spec.ts',
      ),
      changed(
        'projects/proposal/register-proposal/register-proposal.ts',
        "return [ruleWarning({ rule: 'X21', raisedOn: proposedOn }, name => context.idFor(name))];",
        'return [];',
        'projects/proposal/register-proposal/register-proposal.spec.ts',
      ),
    ],
  },
  {
    id: 'X22',
    severity: 'WARN',
    says: 'An expansion or a renewal names the project it belongs to.',
    note: 'Named at the registration. Totals do not know of shared cost.',
    proofs: [
      changed(
        'projects/proposal/register-proposal/register-proposal.ts',
        "return [ruleWarning({ rule: 'X22', raisedOn: proposedOn }, name => context.idFor(name))];",
        'return [];',
        'projects/proposal/register-proposal/register-proposal.spec.ts',
      ),
      ...saying('project.related-not-registered'),
    ],
  },
];
