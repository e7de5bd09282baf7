import { applyDecorators, createParamDecorator, Get, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { BodyClass } from '../fields/compound.js';
import type { FieldKind } from '../fields/field-kind.js';
import type { Preferences } from '../headers/prefer.js';
import { Action, routeConfig } from './action.js';
import type { Cursors, PageRequest } from './page.js';
import { readQuery } from './read-query.js';
import type { Standing } from './standing.js';
import { keepSpec, specOf, type QuerySpec, type ResponseShape } from './route-spec.js';

export interface QueryRouteOptions {
  readonly path?: string;
  readonly action: string;
  /** "Show a project". */
  readonly summary: string;
  readonly description?: string;
  readonly params?: Readonly<Record<string, FieldKind>>;
  /** A class with field decorators: the known query parameters. Absent: none are. */
  readonly query?: BodyClass;
  /** POST instead of GET, `query` read from the JSON body: for filters that must not stand in a URL (a.5). */
  readonly search?: boolean;
  /** What is answered; with `paged`, one item of the list. */
  readonly response: ResponseShape;
  /** Projections that feed the answer: a Sync-Token waits for these, `meta` speaks of them. Empty: read off the log. */
  readonly readModels: readonly string[];
  /** Where the question decides which read models those are: about another moment than now, others are asked. */
  readonly readModelsOf?: (query: never) => readonly string[];
  /** Adds `limit` and `cursor`, and wraps the items in a page. */
  readonly paged?: boolean;
  readonly problems?: readonly string[];
}

/** What a query controller gets; a Sync-Token has been waited for. */
export interface QueryRequest<Query extends object = object, Param extends string = string> {
  readonly params: Readonly<Record<Param, string>>;
  readonly query: Query;
  /** Of a paged route. */
  readonly page: PageRequest;
  readonly prefer: Preferences;
  readonly path: string;
  readonly raw: FastifyRequest;
  /** Writes and reads the cursors of this list under these filters. */
  readonly cursors: Cursors;
  /** Where the read models of the route stand; null for a route that reads the log itself. */
  readonly standing: Standing | null;
  /** True when a Sync-Token was given and has been reached. */
  readonly synced: boolean;
}

/** GET that reads: the route, its action, and everything OpenAPI says about it. */
export function QueryRoute(options: QueryRouteOptions): MethodDecorator {
  const keep: MethodDecorator = (target, key, descriptor) => {
    const spec: QuerySpec = {
      kind: 'query',
      action: options.action,
      summary: options.summary,
      description: options.description,
      params: options.params ?? {},
      problems: options.problems ?? [],
      query: options.query ?? null,
      search: options.search === true,
      response: options.response,
      readModels: options.readModels,
      readModelsOf: (options.readModelsOf as QuerySpec['readModelsOf']) ?? (() => options.readModels),
      paged: options.paged === true,
    };
    keepSpec(descriptor.value as object, spec);
    routeConfig({ spec })(target, key, descriptor);
  };
  const path = options.path ?? '';
  const method = options.search === true ? applyDecorators(Post(path), HttpCode(200)) : Get(path);
  return applyDecorators(keep, method, Action(options.action));
}

/** `handler(@QueryInput() request: QueryRequest<ProjectFilter, 'projectId'>)` */
export const QueryInput = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const handler = context.getHandler();
  const spec = specOf(handler);
  if (spec?.kind !== 'query') throw new TypeError(`${handler.name} takes QueryInput without QueryRoute`);
  return readQuery(spec, context.switchToHttp().getRequest<FastifyRequest>());
});
