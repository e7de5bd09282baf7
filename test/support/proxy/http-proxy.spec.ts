import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpProxy } from './http-proxy.js';

interface AnInstance {
  readonly server: Server;
  readonly port: number;
  ready: boolean;
  breaksOff: boolean;
}

async function instance(name: string): Promise<AnInstance> {
  const one = { ready: true, breaksOff: false };
  const server = createServer((asked, answer) => {
    if (asked.url === '/health/ready') return void answer.writeHead(one.ready ? 200 : 503).end();
    if (one.breaksOff) return void answer.socket?.destroy();
    asked.on('data', () => undefined);
    asked.on('end', () => answer.writeHead(201, { 'x-instance': name }).end(name));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(one, { server, port: (server.address() as { port: number }).port });
}

let a: AnInstance;
let b: AnInstance;
let proxy: HttpProxy;

beforeEach(async () => {
  a = await instance('a');
  b = await instance('b');
  proxy = await HttpProxy.before([a.port, b.port]);
});

afterEach(async () => {
  await proxy.close();
  for (const { server } of [a, b]) {
    server.closeAllConnections();
    server.close();
  }
});

const ask = (): Promise<Response> => fetch(`http://127.0.0.1:${proxy.port}/x`, { method: 'POST', body: 'said' });
const names = async (times: number): Promise<string> => {
  let said = '';
  for (let n = 0; n < times; n++) said += await (await ask()).text();
  return said;
};
async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise(resolve => setTimeout(resolve, 5));
}

describe('a load balancer that asks for readiness', () => {
  it('takes the instances in turn', async () => {
    expect(await names(4)).toBe('abab');
  });

  it('sends nothing to who says it is not ready', async () => {
    a.ready = false;
    await until(() => !proxy.ready.includes(a.port));
    expect(await names(3)).toBe('bbb');
  });

  it('asks the next one when nobody listens: nobody can have heard it', async () => {
    a.server.closeAllConnections();
    a.server.close();
    await once(a.server, 'close');
    expect(await names(2)).toBe('bb');
    expect(proxy.cut).toBe(0);
  });

  it('cuts the caller off when an instance breaks off: it may have happened', async () => {
    a.breaksOff = true;
    await expect(ask()).rejects.toThrow();
    expect(proxy.cut).toBe(1);
  });

  it('says 503 with Retry-After when nobody is ready', async () => {
    a.ready = b.ready = false;
    await until(() => proxy.ready.length === 0);
    const answer = await ask();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    await answer.text();
  });
});
