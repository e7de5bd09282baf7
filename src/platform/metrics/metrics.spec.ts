import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { ProjectionStatus } from '../projections/projection-status.js';
import { observeLane } from './lane-metrics.js';
import { Metrics } from './metrics.js';
import { serveMetrics } from './metrics-routes.js';
import { watchProjections } from './projection-metrics.js';
import { measureRequests } from './request-metrics.js';

const quiet = { debug: () => undefined, warn: () => undefined } as never;

describe('metrics', () => {
  it('time requests by the pattern of the route; all unknown paths share one series', async () => {
    const metrics = new Metrics({ ofProcess: false });
    const server = fastify();
    measureRequests(server, metrics);
    serveMetrics(server, metrics);
    server.get('/v1/projects/:id', () => 'fine');
    for (const url of ['/v1/projects/1', '/v1/projects/2', ...Array.from({ length: 50 }, (_, n) => `/scan/${n}`)])
      await server.inject({ url });
    const { body, headers } = await server.inject({ url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('qadam_http_request_seconds_count{method="GET",route="/v1/projects/:id",status="200"} 2');
    expect(body).toContain('qadam_http_request_seconds_count{method="GET",route="(none)",status="404"} 50');
    expect(body).not.toContain('/scan/');
    await server.close();
  });

  it('count commands by what their caller was told', async () => {
    const metrics = new Metrics({ ofProcess: false });
    const server = fastify();
    measureRequests(server, metrics);
    const config = { command: true, action: 'projects.approve' };
    server.post<{ Querystring: { status: string; replayed?: string } }>('/v1/x', { config }, (request, reply) => {
      if (request.query.replayed) void reply.header('idempotent-replayed', 'true');
      return reply.code(Number(request.query.status)).send('');
    });
    const told: [string, string][] = [
      ['status=201', 'recorded'],
      ['status=200', 'said-twice'],
      ['status=201&replayed=1', 'replayed'],
      ['status=400', 'invalid'],
      ['status=422', 'invalid'],
      ['status=401', 'denied'],
      ['status=403', 'denied'],
      ['status=409', 'refused'],
      ['status=412', 'stale'],
      ['status=503', 'unavailable'],
      ['status=500', 'failed'],
    ];
    const expected = new Map<string, number>();
    for (const [query, outcome] of told) {
      await server.inject({ method: 'POST', url: `/v1/x?${query}` });
      expected.set(outcome, (expected.get(outcome) ?? 0) + 1);
    }
    const text = await metrics.text();
    for (const [outcome, count] of expected)
      expect(text).toContain(`qadam_commands_total{command="projects.approve",outcome="${outcome}"} ${count}`);
    await server.close();
  });

  it('show the append lane', async () => {
    const metrics = new Metrics({ ofProcess: false });
    const lane = observeLane(metrics, quiet);
    lane.onBatch?.(30, 12);
    lane.queueDepth?.(7);
    for (let opening = 0; opening < 3; opening++) lane.onReconnect?.();
    const text = await metrics.text();
    expect(text).toContain('qadam_append_batch_commands_sum 30');
    expect(text).toContain('qadam_append_batch_seconds_sum 0.012');
    expect(text).toContain('qadam_append_queue_commands 7');
    expect(text).toContain('qadam_append_reconnects_total 2');
  });

  it('read gauges when asked, and forget what is not there any more', async () => {
    const metrics = new Metrics({ ofProcess: false });
    let names = ['a', 'b'];
    metrics.watch('thing', 'Things', ['name'], () => names.map(name => ({ labels: { name }, value: 1 })));
    expect(await metrics.text()).toContain('qadam_thing{name="b"} 1');
    names = ['a'];
    expect(await metrics.text()).not.toContain('name="b"');
  });

  it('survive a source that fails: the others are shown', async () => {
    const metrics = new Metrics({ ofProcess: false });
    metrics.watch('broken', 'Broken', [], () => Promise.reject(new Error('away')));
    metrics.watch('odd', 'Not a number', [], () => [{ value: 'three' as never }]);
    metrics.watch('fine', 'Fine', [], () => [{ value: 3 }]);
    expect(await metrics.text()).toContain('qadam_fine 3');
  });

  it('show lag, state and parked streams of live projections only', async () => {
    const metrics = new Metrics({ ofProcess: false });
    const line = {
      name: 'projects-list',
      live: true,
      state: 'degraded',
      lagEvents: 12,
      lagSeconds: 3,
      parkedStreams: 2,
      position: 1,
      oldestParkedAge: null,
      reconnects: 0,
    };
    const building = { ...line, name: 'half-built', live: false };
    let asked = 0;
    const status = async (): Promise<ProjectionStatus[]> => {
      asked++;
      return [line, building] as unknown as ProjectionStatus[];
    };
    watchProjections(metrics, status);
    const text = await metrics.text();
    expect(text).toContain('qadam_projection_lag_events{projection="projects-list"} 12');
    expect(text).toContain('qadam_projection_state{projection="projects-list",state="degraded"} 1');
    expect(text).toContain('qadam_projection_state{projection="projects-list",state="running"} 0');
    expect(text).not.toContain('half-built');
    // Seven gauges, one question: a scrape must not become seven queries.
    expect(asked).toBe(1);
  });
});
