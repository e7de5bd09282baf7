import { describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { ActionTable, provideActions } from './action-table.js';
import { PUBLIC_ACTIONS } from './public-actions.js';
import { checkRoutesAtStart, UnguardedRoutes } from './route-check.js';

const actions = new ActionTable([...PUBLIC_ACTIONS, { action: 'projects.read', roles: 'any' }]);
const start = async (register: (server: FastifyInstance) => unknown, table = actions): Promise<string> => {
  const server = fastify();
  checkRoutesAtStart(server, table, [{ prefix: '/docs', action: 'docs.read' }]);
  await register(server);
  try {
    await server.ready();
    return 'started';
  } catch (error) {
    expect(error).toBeInstanceOf(UnguardedRoutes);
    return (error as Error).message;
  } finally {
    await server.close();
  }
};
const read = { config: { action: 'projects.read' } };
const handler = (): string => '';

describe('the start', () => {
  it('goes through when every route has a declared action', async () => {
    expect(await start(server => server.get('/v1/projects', read, handler))).toBe('started');
  });

  it('is refused with a sentence that names each route without an action', async () => {
    const message = await start(server => {
      server.get('/v1/projects', read, handler);
      server.post('/v1/one', handler);
      server.delete('/v1/two', handler);
    });
    expect(message).toContain('POST /v1/one has no action');
    expect(message).toContain('DELETE /v1/two has no action');
    expect(message).not.toContain('/v1/projects');
  });

  it('is refused when no context declares the action', async () => {
    const message = await start(server => server.get('/v1/x', { config: { action: 'projects.raed' } }, handler));
    expect(message).toContain('GET /v1/x asks for projects.raed, which no context declares');
  });

  it('is refused when a route is public without being on the list of public actions', async () => {
    const table = new ActionTable([...PUBLIC_ACTIONS, { action: 'projects.export', roles: 'public' }]);
    const message = await start(
      server => server.get('/v1/x', { config: { action: 'projects.export' } }, handler),
      table,
    );
    expect(message).toContain('GET /v1/x is public by projects.export');
  });

  it('walks HEAD, OPTIONS, wildcards and the routes of nested plug-ins', async () => {
    const message = await start(async server => {
      server.head('/v1/head', handler);
      server.options('/v1/options', handler);
      server.all('/v1/all', handler);
      await server.register(async nested => void nested.get('/assets/*', handler), { prefix: '/deep' });
    });
    for (const route of [
      'HEAD /v1/head',
      'OPTIONS /v1/options',
      'PUT /v1/all',
      'GET /deep/assets/*',
      'HEAD /deep/assets/*',
    ])
      expect(message).toContain(`${route} has no action`);
  });

  it('gives plug-in routes the action of their prefix, on a segment boundary only', async () => {
    expect(await start(server => server.get('/docs/swagger.css', handler))).toBe('started');
    expect(await start(server => server.get('/docs', handler))).toBe('started');
    expect(await start(server => server.get('/docs-internal', handler))).toContain('GET /docs-internal has no action');
  });

  it('is refused when two contexts declare one action', () => {
    const table = new ActionTable([{ action: 'projects.read', roles: 'any' }]);
    expect(() => table.add([{ action: 'projects.read', roles: ['auditor'] }])).toThrow(
      /projects\.read is declared twice/,
    );
  });

  it('takes the actions of a context from its module', () => {
    const rules = [{ action: 'investors.read', roles: 'any' }] as const;
    const table = new ActionTable();
    const provider = provideActions(rules) as { useFactory: (table: ActionTable) => unknown };
    provider.useFactory(table);
    expect(table.rule('investors.read')).toEqual(rules[0]);
    expect(table.rule(undefined)).toBeUndefined();
  });
});
