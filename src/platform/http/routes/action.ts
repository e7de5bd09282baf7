import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

export const ACTION = Symbol('qadam:action');

const configs = new WeakMap<object, FastifyContextConfig>();

/** Adds to the Fastify route's config; several decorators may each add their part. */
export function routeConfig(part: FastifyContextConfig): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const config = { ...configs.get(handler), ...part };
    configs.set(handler, config);
    RouteConfig(config)(target, key, descriptor);
  };
}

/**
 * Names the action a route asks for. It stands in Nest's metadata for the guard and in the Fastify route's config, so
 * that the start check can walk every route of the server, whoever registered it: a route without one stops the start.
 */
export function Action(name: string): MethodDecorator {
  return applyDecorators(SetMetadata(ACTION, name), routeConfig({ action: name }));
}
