import { Pool } from 'pg';
import type { Role } from '../../src/kernel/access/role.js';
import { KeyStore } from '../../src/platform/security/key-store.js';
import { DECIDER, INVESTOR_REP, LAND_OFFICER, OFFICER } from '../support/people.js';
import { send, type Answer } from './http.js';

/** The offices that talk to the register, each with a key of its own. `client` is what command ids are made of. */
export type Office = 'officer' | 'investor' | 'decider' | 'land';
export interface Holder {
  readonly key: string;
  readonly client: string;
  readonly personId: string;
}
export type Offices = Readonly<Record<Office, Holder>>;

const HOLDERS: Readonly<Record<Office, { personId: string; roles: Role[] }>> = {
  officer: { personId: OFFICER, roles: ['project_officer'] },
  investor: { personId: INVESTOR_REP, roles: ['investor_rep'] },
  decider: { personId: DECIDER, roles: ['decision_maker'] },
  land: { personId: LAND_OFFICER, roles: ['land_officer'] },
};

export async function makeKeys(url: string): Promise<Offices> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const store = new KeyStore(pool);
    const made: Partial<Record<Office, Holder>> = {};
    for (const office of Object.keys(HOLDERS) as Office[]) {
      const { personId, roles } = HOLDERS[office];
      const expiresAt = Date.now() + 30 * 86_400_000;
      const grant = { personId, roles, organisationId: 'faults', regions: ['*'], label: office, expiresAt };
      made[office] = { key: (await store.create(grant)).key, client: `person:${personId}`, personId };
    }
    return made as Offices;
  } finally {
    await pool.end();
  }
}

/** What the workload talks about. */
export interface World {
  readonly investorId: string;
  /** Approved, with land asked for: these fight for the parcels. */
  readonly landProjects: readonly string[];
  /** Held and resumed again and again. */
  readonly heldProjects: readonly string[];
  readonly parcels: readonly string[];
}

export const DAY = '2024-03-04';
const SHA256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

export const measure = {
  cost: { primary: { amount: '5000000000.00', currency: 'KZT' } },
  capacityMw: '10.000000',
  capacityBasis: 'ac',
  landHa: '20.0000',
  jobsPermanent: 12,
  jobsConstruction: 120,
};

export const proposal = (registryNo: string, investorId: string, token: string): object => ({
  registryNo,
  proposedOn: DAY,
  title: { kk: `Күн электр станциясы ${token}`, ru: `Солнечная электростанция ${token}`, en: `Solar plant ${token}` },
  sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
  assetType: 'solar_pv',
  facilityType: 'new',
  site: { kato: '613600000' },
  investorId,
  declared: measure,
  source: { kind: 'application', date: DAY },
});

/** A quiet register with everything the workload needs, made through the API as offices would. */
export async function furnish(
  port: number,
  offices: Offices,
  run: string,
  counts = { land: 12, parcels: 8, held: 6 },
): Promise<World> {
  let said = 0;
  const say = async (office: Office, path: string, body: object, etag?: string): Promise<Answer> => {
    const headers = {
      authorization: `ApiKey ${offices[office].key}`,
      'idempotency-key': `furnish-${run}-${said++}`,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    };
    const answer = await send({ port, method: 'POST', path, headers, body: JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(`${path} ${answer.status} ${answer.body}`);
    return answer;
  };
  const idIn = (answer: Answer): string => answer.headers['location']?.split('/').at(-1) ?? '';
  const name = { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' };
  const investorId = idIn(await say('officer', '/v1/investors', { legalName: name, country: 'KR' }));
  const register = async (no: number): Promise<{ id: string; etag: string }> => {
    const answer = await say('officer', '/v1/projects', proposal(`S-${run}-${no}`, investorId, `setup${no}`));
    return { id: idIn(answer), etag: answer.headers['etag'] ?? '' };
  };
  const landProjects: string[] = [];
  for (let no = 0; no < counts.land; no++) {
    const { id, etag } = await register(no);
    const submission = {
      submittedOn: DAY,
      documents: [{ documentId: 'application-1', sha256: SHA256, title: 'Application' }],
      decisionDueOn: '2024-06-03',
    };
    const submitted = await say('investor', `/v1/projects/${id}/submissions`, submission, etag);
    const decision = {
      number: `D-${no}`,
      date: DAY,
      body: 'Akimat of Turkistan region',
      documentSha256: SHA256,
      signerPersonIds: [offices.decider.personId],
    };
    const approval = { decision, approved: measure, pool: 'regional' };
    await say('decider', `/v1/projects/${id}/approvals`, approval, submitted.headers['etag']);
    const request = { requestNo: 'L-1', requestedOn: DAY, landHa: '20.0000', purpose: 'Solar power plant' };
    await say('investor', `/v1/projects/${id}/land-requests`, {
      ...request,
      right: 'lease',
      termYears: 25,
      legalBasis: 'no_auction_investment_project',
    });
    landProjects.push(id);
  }
  const heldProjects: string[] = [];
  for (let no = 0; no < counts.held; no++) heldProjects.push((await register(counts.land + no)).id);
  const parcels: string[] = [];
  for (let no = 0; no < counts.parcels; no++) {
    const cadastralNumber = `19-293-045-${String(no + 1).padStart(3, '0')}`;
    const about = { category: 'industry', purpose: 'Solar power plant', kato: '613600000' };
    await say('land', '/v1/parcels', { cadastralNumber, areaHa: '5.0000', ...about, registeredOn: DAY });
    parcels.push(cadastralNumber);
  }
  return { investorId, landProjects, heldProjects, parcels };
}
