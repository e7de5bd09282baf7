import { InvalidInput } from '../problems/errors.js';

/** The strong entity tag of a revision: `"v12"`. */
export function etagOf(revision: number): string {
  return `"v${revision}"`;
}

const TAG = /^(?:W\/)?"v(0|[1-9]\d{0,14})"$/;
const MOST_TAGS = 20;

/**
 * Revisions an If-Match names (RFC 9110 13.1.1); null when the header is absent. Weak tags are accepted, a list
 * matches any of its tags. `*` would mean "whatever it is now", which is what If-Match is here to prevent: 400.
 */
export function readIfMatch(header: string | undefined): readonly number[] | null {
  if (header === undefined) return null;
  const single = TAG.exec(header);
  if (single !== null) return [Number(single[1])];
  const tags = header.split(',');
  if (tags.length > MOST_TAGS) throw malformed();
  return tags.map(tag => {
    const match = TAG.exec(tag.trim());
    if (match === null) throw malformed();
    return Number(match[1]);
  });
}

function malformed(): InvalidInput {
  return new InvalidInput([
    {
      header: 'If-Match',
      code: 'IF_MATCH_MALFORMED',
      detail: 'Expected the ETag of this resource, such as "v12"; * is refused.',
    },
  ]);
}

/** Whether If-None-Match names the tag (weak comparison, RFC 9110 13.1.2). What is malformed matches nothing. */
export function noneMatchNames(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag);
}
