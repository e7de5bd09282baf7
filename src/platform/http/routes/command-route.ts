import { applyDecorators, createParamDecorator, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { BodyClass } from '../fields/compound.js';
import type { FieldKind } from '../fields/field-kind.js';
import type { Preferences } from '../headers/prefer.js';
import { GEOMETRY_LIMITS, PLAIN_LIMITS } from '../json/limits.js';
import { Action, routeConfig } from './action.js';
import { readCommand } from './read-command.js';
import { keepSpec, specOf, type CommandSpec } from './route-spec.js';

export interface CommandRouteOptions<Body extends object> {
  /** Below the controller's path: `approvals`, `:meetingId/decisions`. */
  readonly path?: string;
  /** Name in the context's action table, such as `projects.approve-proposal`. */
  readonly action: string;
  readonly body: BodyClass<Body>;
  /** `required` for transitions (ruling 2): missing is 428, stale 412. `none` for what creates its stream. */
  readonly ifMatch: 'required' | 'optional' | 'none';
  /** One line, imperative: "Approve a proposal". */
  readonly summary: string;
  readonly description?: string;
  /** Rules of path parameters; names ending in `Id` are UUIDs without saying so. */
  readonly params?: Readonly<Record<string, FieldKind>>;
  /** The body carries a geometry: 512 kB and 40,000 nodes instead of 64 kB and 10,000. */
  readonly geometry?: boolean;
  /** The main example of the documentation; absent: the fields' own examples together. */
  readonly example?: Plain<Body>;
  /** More examples, by name. */
  readonly examples?: Readonly<Record<string, Plain<Body>>>;
  /** Violation codes the operation may answer with. */
  readonly problems?: readonly string[];
}

/** A body as literal JSON. */
export type Plain<Body> = { readonly [Key in keyof Body]: Body[Key] };

/** What a command controller gets: everything checked, nothing translated. */
export interface CommandRequest<Body extends object = object, Param extends string = string> {
  readonly params: Readonly<Record<Param, string>>;
  readonly body: Body;
  readonly context: CommandContext;
  /** The Idempotency-Key, unquoted. */
  readonly key: string;
  readonly prefer: Preferences;
  /** Path without the query, as called. */
  readonly path: string;
  readonly raw: FastifyRequest;
}

/** POST that records facts: the route, its action, and everything OpenAPI says about it. */
export function CommandRoute<Body extends object>(options: CommandRouteOptions<Body>): MethodDecorator {
  const limits = options.geometry === true ? GEOMETRY_LIMITS : PLAIN_LIMITS;
  const keep: MethodDecorator = (target, key, descriptor) => {
    const spec: CommandSpec = {
      kind: 'command',
      action: options.action,
      summary: options.summary,
      description: options.description,
      body: options.body,
      ifMatch: options.ifMatch,
      params: options.params ?? {},
      problems: options.problems ?? [],
      limits,
      example: options.example,
      examples: options.examples ?? {},
    };
    keepSpec(descriptor.value as object, spec);
    routeConfig({ command: true, bodyLimit: limits.bytes, spec })(target, key, descriptor);
  };
  return applyDecorators(keep, Post(options.path ?? ''), HttpCode(201), Action(options.action));
}

/** `handler(@CommandInput() request: CommandRequest<ApprovalBody, 'projectId'>)` */
export const CommandInput = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const handler = context.getHandler();
  const spec = specOf(handler);
  if (spec?.kind !== 'command') throw new TypeError(`${handler.name} takes CommandInput without CommandRoute`);
  return readCommand(spec, context.switchToHttp().getRequest<FastifyRequest>());
});
