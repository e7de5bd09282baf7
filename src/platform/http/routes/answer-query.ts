import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { etagOf, noneMatchNames } from '../headers/entity-tags.js';
import { Answer, JSON_TYPE } from './answer.js';
import type { QueryRequest } from './query-route.js';
import { writtenOf } from './shared-answers.js';
import type { Meta } from './standing.js';

export interface QueryAnswerOptions {
  /** Revision of the stream the answer shows: becomes the ETag. Absent: no ETag. */
  readonly version?: number;
  /** Default `private, no-cache`: kept by the caller only, asked again every time. */
  readonly cacheControl?: string;
}

/** One resource: its members beside `meta`. Answers 304 when the caller has this version already. */
export function answerQuery(request: QueryRequest, resource: object, options: QueryAnswerOptions = {}): Answer {
  const headers = headersOf(request, options);
  if (isNotModified(request, options)) return new Answer(304, headers, '');
  headers['content-type'] = JSON_TYPE;
  const text = writtenOf(resource, () => JSON.stringify(resource), encoded);
  return new Answer(200, headers, withMeta(text, request.standing?.meta ?? null));
}

export interface Page {
  readonly items: readonly object[];
  /** Key of the last item when more follow, else null. */
  readonly next: Json | null;
  /** Key of the first item when others stand before, else null or absent. */
  readonly prev?: Json | null;
  /** Members of the answer beside the items. */
  readonly about?: object;
}

export interface PageAnswerOptions extends Pick<QueryAnswerOptions, 'cacheControl'> {
  /** Of a page read off the log itself, which knows where it stands. Absent: that of the read models. */
  readonly meta?: Meta;
}

/** One page of a list: `{ items, links, meta }` and the same links as RFC 8288 `Link`. */
export function answerPage(request: QueryRequest, page: Page, options: PageAnswerOptions = {}): Answer {
  const headers = headersOf(request, options);
  headers['content-type'] = JSON_TYPE;
  const { text, link } = writtenOf(
    page,
    () => {
      const links = linksOf(request, page);
      const link = Object.entries(links).map(([rel, href]) => `<${href}>; rel="${rel}"`);
      return { text: JSON.stringify({ ...page.about, items: page.items, links }) as Text, link: link.join(', ') };
    },
    page => ({ ...page, text: encoded(page.text) }),
  );
  headers['link'] = link;
  return new Answer(200, headers, withMeta(text, options.meta ?? request.standing?.meta ?? null));
}

/** A shared text is encoded once: it goes out as it is, only its last member differs. */
type Text = string | Buffer;
const encoded = (text: Text): Text => (typeof text === 'string' ? Buffer.from(text) : text);

/** The last member of the object that the text is. */
function withMeta(text: Text, meta: Meta | null): Text {
  if (meta === null) return text;
  const last = `${text.length === 2 ? '' : ','}"meta":${JSON.stringify(meta)}}`;
  if (typeof text === 'string') return text.slice(0, -1) + last;
  return Buffer.concat([text.subarray(0, -1), Buffer.from(last)]);
}

function headersOf(request: QueryRequest, options: QueryAnswerOptions): Record<string, string> {
  const headers: Record<string, string> = { 'cache-control': options.cacheControl ?? 'private, no-cache' };
  if (options.version !== undefined) headers['etag'] = etagOf(options.version);
  const { waitMs } = request.prefer;
  if (request.synced && waitMs !== null) headers['preference-applied'] = `wait=${waitMs / 1_000}`;
  return headers;
}

function isNotModified(request: QueryRequest, { version }: QueryAnswerOptions): boolean {
  return version !== undefined && noneMatchNames(request.raw.headers['if-none-match'], etagOf(version));
}

function linksOf(request: QueryRequest, page: Page): Record<string, string> {
  const { url } = request.raw;
  const at = (cursor?: string): string => {
    const parameters = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
    parameters.delete('cursor');
    if (cursor !== undefined) parameters.set('cursor', cursor);
    return parameters.size === 0 ? request.path : `${request.path}?${parameters}`;
  };
  const { cursors } = request;
  return {
    self: url,
    first: at(),
    ...(page.prev === null || page.prev === undefined ? {} : { prev: at(cursors.write(page.prev, true)) }),
    ...(page.next === null ? {} : { next: at(cursors.write(page.next, false)) }),
  };
}
