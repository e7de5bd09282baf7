import { createHash } from 'node:crypto';
import type { Json } from '../kernel/eventsourcing/domain-event.js';

/** Papers of the demo: their text is their title, and so is what the hash is of. */

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function paper(documentId: string, title: string): { readonly [member: string]: Json } {
  return { documentId, sha256: sha256(`${documentId}: ${title}`), title };
}

export interface SignedDecision {
  readonly number: string;
  readonly date: string;
  readonly body: string;
  /** By the name that the story knows the signer under. */
  readonly signer: string;
}

/** Rule C7: number, date, body, hash of the paper, signer. */
export function decision({ number, date, body, signer }: SignedDecision): { readonly [member: string]: Json } {
  return {
    number,
    date,
    body,
    documentSha256: sha256(`${body} ${number} ${date}`),
    signerPersonIds: [`{person.${signer}}`],
  };
}
