import type { Store, StoredEvent } from '../stored.js';
import { found, type Finding } from './findings.js';

const text = (event: StoredEvent, member: string): string => String(event.data[member]);
const PROJECT = 'project-'.length;

/**
 * C9, walking the log once: at every position a parcel has at most one holder, in its own stream and in what projects
 * believe; registry numbers, BINs and LEIs belong to one.
 */
export function checkInvariants({ events }: Store): Finding[] {
  const findings: Finding[] = [];
  const holder = new Map<string, string>();
  const believers = new Map<string, Set<string>>();
  const taken = new Map<string, string>();
  const claims = new Map<string, string>();
  const believes = (parcel: string, project: string, does: boolean, position: number): void => {
    const who = believers.get(parcel) ?? new Set<string>();
    if (does) who.add(project);
    else who.delete(project);
    believers.set(parcel, who);
    if (who.size > 1) findings.push(found('C9', `at ${position}, ${who.size} projects believe they hold ${parcel}`));
  };
  const take = (kind: string, value: unknown, who: string, position: number): void => {
    if (typeof value !== 'string') return;
    const owner = taken.get(`${kind} ${value}`) ?? who;
    if (owner !== who) findings.push(found('C9', `at ${position}, ${kind} ${value} belongs to ${owner} and ${who}`));
    taken.set(`${kind} ${value}`, owner);
  };
  for (const event of events) {
    const { type, stream, position, data } = event;
    const parcel = stream.slice('parcel-'.length);
    const project = stream.slice(PROJECT);
    switch (type) {
      case 'ParcelReserved': {
        const now = holder.get(parcel);
        if (now !== undefined)
          findings.push(
            found('C9', `at ${position}, ${parcel} is given to ${text(event, 'projectId')} while ${now} holds it`),
          );
        holder.set(parcel, text(event, 'projectId'));
        break;
      }
      case 'ParcelReleased':
        holder.delete(parcel);
        break;
      case 'LandReserved':
        believes(text(event, 'cadastralNumber'), project, true, position);
        if (holder.get(text(event, 'cadastralNumber')) !== project)
          findings.push(
            found('C9', `at ${position}, ${project} records ${text(event, 'cadastralNumber')}, which it does not hold`),
          );
        break;
      case 'LandReleased':
        for (const { cadastralNumber } of data['parcels'] as { cadastralNumber: string }[])
          believes(cadastralNumber, project, false, position);
        break;
      case 'ProposalRegistered':
        take('registry number', data['registryNo'], stream, position);
        break;
      case 'InvestorRegistered':
        take('BIN', data['bin'], stream, position);
        take('LEI', data['lei'], stream, position);
        break;
      case 'UniqueValueClaimed':
        if (claims.has(stream)) findings.push(found('C9', `at ${position}, ${stream} is claimed twice`));
        claims.set(stream, text(event, 'ownerStream'));
        break;
      case 'UniqueValueReleased':
        claims.delete(stream);
        break;
    }
  }
  return findings;
}

export interface Unfinished {
  /** A parcel reserved, and neither recorded by its project nor given back. */
  readonly reservations: readonly string[];
  /** A value claimed, and neither its owner registered nor the value given back. */
  readonly claims: readonly string[];
}

/** What is half done right now. After the automations' time it has to be nothing. */
export function unfinished({ events }: Store): Unfinished {
  const reservations = new Map<string, string>();
  const claims = new Map<string, string>();
  const registered = new Set<string>();
  for (const event of events) {
    const { type, stream } = event;
    if (type === 'ParcelReserved') reservations.set(stream, text(event, 'reservationId'));
    if (type === 'ParcelReleased') reservations.delete(stream);
    if (type === 'LandReserved') {
      const parcel = `parcel-${text(event, 'cadastralNumber')}`;
      if (reservations.get(parcel) === text(event, 'reservationId')) reservations.delete(parcel);
    }
    if (type === 'UniqueValueClaimed') claims.set(stream, text(event, 'ownerStream'));
    if (type === 'UniqueValueReleased') claims.delete(stream);
    if (type === 'ProposalRegistered' || type === 'InvestorRegistered') registered.add(stream);
  }
  return {
    reservations: [...reservations].map(([parcel, id]) => `${parcel} (${id})`),
    claims: [...claims].filter(([, owner]) => !registered.has(owner)).map(([stream]) => stream),
  };
}

/** Parcels that their stream gives to a project which has released them: the automation has to follow. */
export function unreleased({ events }: Store): string[] {
  const held = new Map<string, string>();
  const believed = new Map<string, Set<string>>();
  for (const event of events) {
    const project = event.stream.slice(PROJECT);
    if (event.type === 'ParcelReserved') held.set(event.stream.slice('parcel-'.length), text(event, 'projectId'));
    if (event.type === 'ParcelReleased') held.delete(event.stream.slice('parcel-'.length));
    if (event.type === 'LandReserved')
      believed.set(project, (believed.get(project) ?? new Set()).add(text(event, 'cadastralNumber')));
    if (event.type === 'LandReleased')
      for (const { cadastralNumber } of event.data['parcels'] as { cadastralNumber: string }[])
        believed.get(project)?.delete(cadastralNumber);
  }
  return [...held].filter(([parcel, project]) => !believed.get(project)?.has(parcel)).map(([parcel]) => parcel);
}
