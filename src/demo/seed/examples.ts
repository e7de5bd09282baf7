import { commandIdOf, idFor } from '../../platform/event-store/ids.js';
import type { Example } from '../../platform/lifecycle/assembly.js';
import type { Foundation } from '../../platform/lifecycle/foundation.js';
import { demoPersonId, type DemoKeys } from '../../platform/security/demo-keys.js';
import { filled } from '../story.js';
import { approval } from '../portfolio/letters.js';
import { planProject } from '../portfolio/plan-project.js';
import { PROJECTS } from '../portfolio/projects.data.js';
import { holdersOf } from '../holders.js';
import { seedKey } from './fill-register.js';

/** The seeded project that stands in review and waits for whoever pastes the third line. */
const WAITING = 'solar-615500000-2025-11-17';

/** Lines to paste: read, register, decide. The last two work once each, and again as replays of their key. */
export async function demoExamples(url: string, keys: DemoKeys, { log }: Foundation): Promise<readonly Example[]> {
  const list: Example = {
    does: 'Projects of Turkistan region, newest first (any key reads)',
    command: curl(`${url}/v1/projects?region=610000000&limit=5`, keys.auditor.key),
  };
  const register: Example = {
    does: 'Register an investor; sent again, the same key gives the same answer',
    command: curl(`${url}/v1/investors`, keys.project_officer.key, {
      'Idempotency-Key': 'my-first-investor',
      body: { legalName: { kk: 'Көктем Қуат', ru: 'Коктем Куат', en: 'Koktem Quat' }, country: 'KZ' },
    }),
  };
  const projectId = waitingProjectId();
  const [last] = await log.readStream(`project-${projectId}`, { backwards: true, limit: 1 });
  if (last === undefined) {
    return [
      list,
      register,
      { does: 'Totals by region', command: curl(`${url}/v1/totals?by=region`, keys.auditor.key) },
    ];
  }
  const decide: Example = {
    does: 'Approve the 300 MW solar plant that waits for a decision: If-Match says which version was read',
    command: curl(`${url}/v1/projects/${projectId}/approvals`, keys.decision_maker.key, {
      'Idempotency-Key': 'my-first-approval',
      'If-Match': `"v${last.revision}"`,
      body: approvalBody(keys),
    }),
  };
  return [list, register, decide];
}

/** The same on every machine: it comes from the officer's person and the letter's key (ruling 25). */
export function waitingProjectId(): string {
  const officer = `person:${demoPersonId('project_officer')}`;
  return idFor(commandIdOf(officer, seedKey(WAITING, 'proposal')), 'projectId');
}

function approvalBody(keys: DemoKeys): object {
  const plans = PROJECTS.map(planProject);
  const project = plans.find(({ name }) => name === WAITING);
  if (project === undefined) throw new TypeError(`the demo has no project ${WAITING}`);
  const persons = [...holdersOf(keys).persons].map(([office, id]) => [`person.${office}`, id] as const);
  return filled(approval(project, '2026-03-02').body, new Map(persons));
}

interface Sent {
  readonly 'Idempotency-Key': string;
  readonly 'If-Match'?: string;
  readonly body: object;
}

/** For a POSIX shell: everything that varies stands in single quotes. */
function curl(url: string, key: string, sent?: Sent): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const { body, ...headers } = sent ?? {};
  const lines = [
    ['Authorization', `ApiKey ${key}`],
    ...Object.entries(headers),
    ...(body === undefined ? [] : [['Content-Type', 'application/json']]),
  ].map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`-d ${quoted(JSON.stringify(body))}`];
  return ['curl -sS', quoted(url), ...lines, ...data].join(' ');
}
