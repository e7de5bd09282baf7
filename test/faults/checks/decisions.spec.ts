import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../stored.js';
import { checkDecisions } from './decisions.js';

const event = (stream: string, type: string, data: object = {}, person = 'author'): StoredEvent =>
  ({ stream, type, data, person, position: 1 }) as unknown as StoredEvent;
const project = (type: string, data: object = {}, person?: string): StoredEvent =>
  event('project-1', type, data, person);
const parcel = (type: string, data: object = {}): StoredEvent => event('parcel-7', type, data);

const APPROVED = [
  project('ProposalRegistered'),
  project('MeetingRecorded'),
  project('ProposalSubmittedForReview', {}, 'investor'),
  project('ProposalApproved', { approved: { landHa: '5.0000' } }, 'decider'),
  project('LandRequested'),
];
const faults = (...events: StoredEvent[]): string[] =>
  checkDecisions({ events }).map(({ text }) => text.slice(text.indexOf(': ') + 2));

describe('a history of decisions', () => {
  it('is clean when each was legal where it stands', () => {
    expect(
      faults(
        ...APPROVED,
        project('ProjectSuspended'),
        project('ProjectResumed'),
        parcel('ParcelRegistered'),
        parcel('ParcelReserved', { projectId: '1' }),
        project('LandReserved', { cadastralNumber: '7', landHa: '5.0000' }),
        project('LandReleased', { parcels: [{ cadastralNumber: '7' }] }),
        parcel('ParcelReleased', { projectId: '1' }),
        parcel('ParcelReserved', { projectId: '2' }),
      ),
    ).toEqual([]);
  });

  it('shows who approved what they wrote or submitted', () => {
    const [registered, met, submitted] = APPROVED as [StoredEvent, StoredEvent, StoredEvent];
    const by = (person: string): StoredEvent => project('ProposalApproved', {}, person);
    expect(faults(registered, met, submitted, by('investor'))).toEqual(['approved by who submitted it']);
    expect(faults(registered, met, submitted, by('author'))).toEqual(['approved by who wrote it']);
    expect(faults(registered, met, by('decider'))).toEqual(['it is in negotiation']);
  });

  it('shows a hold on what is held, and land beyond what was approved', () => {
    expect(faults(...APPROVED, project('ProjectSuspended'), project('ProjectSuspended'))).toEqual([
      'it is suspended already',
    ]);
    expect(faults(...APPROVED, project('ProjectResumed'))).toEqual(['it was not suspended']);
    expect(faults(...APPROVED, project('LandReserved', { cadastralNumber: '7', landHa: '5.0001' }))).toEqual([
      'it holds 50001 of 50000 m²',
    ]);
  });

  it('shows a parcel with two holders, and one given back by somebody else', () => {
    const taken = [parcel('ParcelRegistered'), parcel('ParcelReserved', { projectId: '1' })];
    expect(faults(...taken, parcel('ParcelReserved', { projectId: '2' }))).toEqual(['1 holds it']);
    expect(faults(...taken, parcel('ParcelReleased', { projectId: '2' }))).toEqual(['it is held by 1, not by 2']);
  });

  it('shows events of what nobody registered', () => {
    expect(faults(project('MeetingRecorded'), parcel('ParcelReserved', { projectId: '1' }))).toEqual([
      'nobody has registered it',
      'nobody has registered it',
    ]);
  });
});
