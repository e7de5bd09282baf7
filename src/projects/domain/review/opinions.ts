import { factWithId, newestFirst, withFact, type Facts } from '../facts.js';
import type { AgencyOpinionRecorded, AgencyOpinionRequested } from './review.events.js';

export type OpinionRequest = AgencyOpinionRequested['data'];
export type Opinion = AgencyOpinionRecorded['data'];

/** Which bodies were asked and what they answered, by version of the proposal and body. */
export interface Opinions {
  readonly requests: Facts<OpinionRequest>;
  readonly answers: Facts<Opinion>;
}

export const noOpinions: Opinions = { requests: null, answers: null };

export function opinionsAfter(opinions: Opinions, event: AgencyOpinionRequested | AgencyOpinionRecorded): Opinions {
  const { submissionNo, body } = event.data;
  const id = opinionId(submissionNo, body);
  return event.type === 'AgencyOpinionRequested'
    ? { ...opinions, requests: withFact(opinions.requests, id, event.data) }
    : { ...opinions, answers: withFact(opinions.answers, id, event.data) };
}

/** One opinion of a body on a version. A body is known by its name, in whatever case and spacing it is written. */
export function opinionId(submissionNo: number, body: string): string {
  return `${submissionNo}/${bodyKey(body)}`;
}

/** Whether two names mean one body. */
export function sameBody(one: string, other: string): boolean {
  return bodyKey(one) === bodyKey(other);
}

/** Bodies that were asked about this version and had not answered by the end of that day, as they were asked. */
export function missingOpinions({ requests, answers }: Opinions, submissionNo: number, by: string): readonly string[] {
  const asked = [...newestFirst(requests)].filter(request => request.submissionNo === submissionNo);
  const missing = asked.filter(({ body }) => {
    const answer = factWithId(answers, opinionId(submissionNo, body));
    return answer === null || answer.givenOn > by;
  });
  return missing.map(({ body }) => body).reverse();
}

/** A body is known by its name, in whatever case and spacing it is written. */
export function bodyKey(body: string): string {
  return body.trim().replace(/\s+/gu, ' ').toLowerCase();
}
