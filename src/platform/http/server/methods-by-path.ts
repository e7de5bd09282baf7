import type { FastifyInstance } from 'fastify';
import { type HttpFailure, MethodNotAllowed, NotFound } from '../problems/errors.js';

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Tells 405 from 404: Fastify answers 404 to both. Watches every route from the moment it is made. */
export class MethodsByPath {
  private readonly paths = new Map<string, KnownPath>();

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      const known = this.paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      for (const name of Array.isArray(method) ? method : [method]) known.methods.add(name);
      this.paths.set(url, known);
    });
  }

  refusalOf(url: string): HttpFailure {
    const path = url.split('?', 1)[0] ?? '';
    const methods = new Set<string>();
    // A path that only a wildcard covers is no resource of its own.
    for (const known of this.paths.values()) {
      if (known.pattern.test(path)) for (const method of known.methods) methods.add(method);
    }
    return methods.size === 0 ? new NotFound() : new MethodNotAllowed([...methods].sort());
  }
}

function patternOf(url: string): RegExp {
  const source = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z0-9_]+/g, '[^/]+');
  return new RegExp(url.includes('*') ? '^(?!)' : `^${source}$`);
}
