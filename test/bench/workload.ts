import { randomBytes, randomUUID } from 'node:crypto';
import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { LocalDate } from '../../src/kernel/time/local-date.js';
import { encodeEvent } from '../../src/platform/event-store/envelope.js';
import type { EventLog } from '../../src/platform/event-store/event-log.js';
import { idFor } from '../../src/platform/event-store/ids.js';
import type { ProjectEvent } from '../../src/projects/domain/project.events.js';
import { projectEventReleases } from '../../src/projects/domain/project.events.js';
import { aContext } from '../support/a-context.js';
import { aProject } from '../support/a-project.js';
import type { Answer, Request } from './connection.js';

export interface Caller {
  readonly key: string;
  readonly investorId: string;
}

/** Regions that registrations are spread over; all are districts the register knows. */
const DISTRICTS = ['613600000'];

/** Projects under construction with about 20 events each, appended through the register's own log. */
export async function prefill(log: EventLog, projects: number, investorId: string, callers: number): Promise<string[]> {
  // Without the land track: its events would set automations to work on parcels that are not there.
  const template = aProject()
    .underConstruction()
    .events.filter(({ type }) => !type.startsWith('Land'));
  const ids = Array.from({ length: projects }, () => randomUUID());
  let next = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < ids.length; index = next++)
      await append(log, ids[index] as string, index, template, investorId);
  };
  await Promise.all(Array.from({ length: callers }, one));
  return ids;
}

async function append(
  log: EventLog,
  projectId: string,
  index: number,
  template: readonly ProjectEvent[],
  investorId: string,
): Promise<void> {
  const commandId = idFor(projectId, 'prefill');
  const context: CommandContext = {
    ...aContext(),
    commandId,
    correlationId: commandId,
    now: new Date().toISOString(),
    idFor: name => idFor(commandId, name),
  };
  const stream = `project-${projectId}`;
  const fillers = Array.from({ length: Math.max(0, 20 - template.length) }, (_, n) =>
    report(n, LocalDate.parse('2019-10-01')),
  );
  const events = [...template, ...fillers].map((event, revision) => {
    const own =
      event.type === 'ProposalRegistered'
        ? {
            ...event,
            data: { ...event.data, projectId, registryNo: `BENCH-${index}-${projectId.slice(0, 8)}`, investorId },
          }
        : event;
    return encodeEvent({
      event: own,
      schemaVersion: 1,
      stream,
      revision,
      index: revision,
      occurredOn: projectEventReleases[own.type].businessDate(own.data as never),
      context,
      salt: randomBytes(16),
    });
  });
  await log.append({ commandId, fingerprint: context.fingerprint, stream, expected: 'none', events });
}

function report(n: number, from: LocalDate): ProjectEvent {
  const day = LocalDate.addDays(from, n);
  return {
    type: 'ProgressReported',
    data: {
      reportId: `prefill-${n}`,
      periodFrom: day,
      periodTo: day,
      physicalPct: '10.00',
      disbursedInPeriod: null,
      disbursedCumulative: null,
      jobsConstruction: 120,
      jobsPermanent: null,
      forecastOperationOn: null,
      evidence: [],
      explanation: null,
      reportedBy: null,
    },
  };
}

const headers = (key: string): Record<string, string> => ({
  authorization: `ApiKey ${key}`,
  'idempotency-key': randomUUID(),
});

/**
 * `plain`: a proposal with figures one would expect, one event; the register gives the number. `warned`: dearer than
 * the benchmark, so that a warning is recorded with it, two events. `own`: the office's own number must be one of a
 * kind, and is claimed in a stream of its own before the project is recorded, so such a registration is two durable
 * appends.
 */
export type Registration = 'plain' | 'warned' | 'own';

export function registrations(caller: Caller, kind: Registration = 'plain'): () => Request {
  let n = 0;
  const run = randomBytes(4).toString('hex').toUpperCase();
  return () => {
    n++;
    const body = JSON.stringify({
      ...(kind === 'own' && { registryNo: `B-${run}-${n}` }),
      proposedOn: '2024-03-04',
      title: { kk: `Күн электр станциясы ${n}`, ru: `Солнечная электростанция ${n}`, en: `Solar plant ${n}` },
      sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
      assetType: 'solar_pv',
      facilityType: 'new',
      site: { kato: DISTRICTS[n % DISTRICTS.length] },
      investorId: caller.investorId,
      declared: {
        cost: { primary: { amount: kind === 'warned' ? '5000000000.00' : '4500000000.00', currency: 'KZT' } },
        capacityMw: '10.000000',
        capacityBasis: 'ac',
        landHa: '25.0000',
        jobsPermanent: 12,
        jobsConstruction: 120,
      },
      source: { kind: 'application', date: '2024-03-04' },
    });
    return { method: 'POST', path: '/v1/projects', headers: headers(caller.key), body };
  };
}

/** Reports progress of existing projects, one after the other, a day at a time so that periods never overlap. */
export function progressReports(caller: Caller, projectIds: readonly string[], fromDay: string): () => Request {
  const first = LocalDate.parse(fromDay);
  let n = 0;
  return () => {
    const project = projectIds[n % projectIds.length] as string;
    const day = LocalDate.addDays(first, Math.floor(n / projectIds.length));
    n++;
    const body = JSON.stringify({
      reportId: `report-${day}-${n}`,
      periodFrom: day,
      periodTo: day,
      physicalPct: '41.00',
      jobsConstruction: 140,
      evidence: [],
    });
    return { method: 'POST', path: `/v1/projects/${project}/progress-reports`, headers: headers(caller.key), body };
  };
}

/** Cards, lists and totals, as a screen asks for them: half cards, a quarter lists, a quarter totals. */
export function reads(caller: Caller, projectIds: readonly string[]): () => Request {
  const lists = ['/v1/projects?stage=construction&limit=20', '/v1/projects?region=610000000&limit=20'];
  const totals = ['/v1/totals?by=region', '/v1/totals?by=stage'];
  let n = 0;
  return () => {
    n++;
    const card = `/v1/projects/${projectIds[(n * 7919) % projectIds.length]}`;
    const path = n % 2 === 0 ? card : ((n % 4 === 1 ? lists : totals)[(n >> 2) % 2] as string);
    return { method: 'GET', path, headers: { authorization: `ApiKey ${caller.key}` }, body: '' };
  };
}

export const created = (answer: Answer): boolean => answer.status === 201;
export const shown = (answer: Answer): boolean => answer.status === 200;
