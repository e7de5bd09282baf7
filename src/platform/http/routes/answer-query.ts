import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { etagOf, noneMatchNames } from '../headers/entity-tags.js';
import { Answer, JSON_TYPE } from './answer.js';
import type { QueryRequest } from './query-route.js';

export interface QueryAnswerOptions {
  /** Revision of the stream the answer shows: becomes the ETag. Absent: no ETag. */
  readonly version?: number;
  /** Default `private, no-cache`: kept by the caller only, asked again every time. */
  readonly cacheControl?: string;
}

/** How fresh an answer is (api.md a.4). */
export interface Meta {
  readonly position: number;
  readonly behindBy: { readonly events: number; readonly seconds: number };
  /** RFC 3339 UTC. */
  readonly asOf: string;
}

/** One resource: its members beside `meta`. Answers 304 when the caller has this version already. */
export async function answerQuery(
  request: QueryRequest,
  resource: object,
  options: QueryAnswerOptions = {},
): Promise<Answer> {
  const headers = headersOf(request, options);
  if (isNotModified(request, options)) return new Answer(304, headers, '');
  const meta = await metaOf(request);
  headers['content-type'] = JSON_TYPE;
  return new Answer(200, headers, JSON.stringify(meta === null ? resource : { ...resource, meta }));
}

export interface Page {
  readonly items: readonly object[];
  /** Key of the last item when more follow, else null. */
  readonly next: Json | null;
  /** Key of the first item when others stand before, else null or absent. */
  readonly prev?: Json | null;
}

export interface PageAnswerOptions extends Pick<QueryAnswerOptions, 'cacheControl'> {
  /** Of a page read off the log itself, which knows where it stands. Absent: that of the read models. */
  readonly meta?: Meta;
}

/** One page of a list: `{ items, links, meta }` and the same links as RFC 8288 `Link`. */
export async function answerPage(request: QueryRequest, page: Page, options: PageAnswerOptions = {}): Promise<Answer> {
  const links = linksOf(request, page);
  const headers = headersOf(request, options);
  headers['content-type'] = JSON_TYPE;
  headers['link'] = Object.entries(links)
    .map(([rel, href]) => `<${href}>; rel="${rel}"`)
    .join(', ');
  const meta = options.meta ?? (await metaOf(request));
  return new Answer(200, headers, JSON.stringify({ items: page.items, links, ...(meta === null ? {} : { meta }) }));
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

/** Of several read models, the one that is furthest behind speaks for the answer. */
async function metaOf(request: QueryRequest): Promise<Meta | null> {
  const { readModels, now } = request.raw.server.qadam;
  let meta: Meta | null = null;
  for (const name of request.readModels) {
    const position = await readModels.positionOf(name);
    if (meta !== null && meta.position <= position) continue;
    const behindBy = await readModels.behindBy(name);
    meta = { position, behindBy, asOf: new Date(now() - behindBy.seconds * 1_000).toISOString() };
  }
  return meta;
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
