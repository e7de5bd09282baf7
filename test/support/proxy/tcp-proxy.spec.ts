import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TcpProxy } from './tcp-proxy.js';

/** A server that says back what it hears, behind the network under test. */
let echo: Server;
let heard = '';
let sessions = 0;
let proxy: TcpProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  heard = '';
  sessions = 0;
  echo = createServer({ allowHalfOpen: true }, socket => {
    sessions++;
    socket.on('error', () => undefined);
    socket.on('data', bytes => {
      heard += String(bytes);
      socket.write(bytes);
    });
    socket.on('end', () => socket.end());
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.before({ host: '127.0.0.1', port: (echo.address() as { port: number }).port }, () => 0.5);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  proxy.cut();
  await proxy.close();
  echo.close();
});

/** A client, what it has heard so far, and how its connection ended. */
async function client(): Promise<{ socket: Socket; said: () => string; ended: Promise<string> }> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  let text = '';
  socket.on('data', bytes => (text += String(bytes)));
  const ended = new Promise<string>(resolve => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    socket.on('close', () => resolve('closed'));
  });
  await once(socket, 'connect');
  return { socket, said: () => text, ended };
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise(resolve => setTimeout(resolve, 5));
}

const conversation = async (): Promise<Awaited<ReturnType<typeof client>>> => {
  const one = await client();
  one.socket.write('hello');
  await until(() => one.said() === 'hello');
  return one;
};

describe('a network that fails on order', () => {
  it('carries everything both ways in fair weather, and the end of it', async () => {
    const one = await conversation();
    one.socket.end(' and goodbye');
    expect(await one.ended).toBe('closed');
    expect(one.said()).toBe('hello and goodbye');
  });

  it('cuts what is there and carries what comes', async () => {
    const one = await conversation();
    proxy.cut();
    expect(await one.ended).toBe('closed');
    await conversation();
  });

  it('resets what is there', async () => {
    const one = await conversation();
    proxy.reset();
    expect(await one.ended).toBe('ECONNRESET');
  });

  it('lets half of a statement through and resets', async () => {
    const one = await conversation();
    proxy.resetMidStatement();
    one.socket.write('12345678');
    expect(await one.ended).toBe('ECONNRESET');
    await until(() => heard.endsWith('1234'));
    await conversation();
  });

  it('drops answers: the server hears, the client waits, and no end is told', async () => {
    const one = await conversation();
    proxy.set('down', { swallow: true });
    one.socket.write(' again');
    await until(() => heard === 'hello again');
    expect(one.said()).toBe('hello');
    await proxy.heal();
    // What has lost an answer stays half open; a new connection works.
    one.socket.write(' once more');
    await until(() => heard === 'hello again once more');
    const other = await client();
    other.socket.write('new');
    await until(() => other.said() === 'new');
    expect(one.said()).toBe('hello');
  });

  it('drops what is said: the server hears nothing', async () => {
    const one = await conversation();
    proxy.set('up', { swallow: true });
    one.socket.write('unheard');
    const other = await client();
    expect(sessions).toBe(1);
    other.socket.write('unheard as well');
    await until(() => proxy.lost === 'unheard'.length + 'unheard as well'.length);
    await proxy.heal();
    await conversation();
    expect(heard).toBe('hellohello');
  });

  it('refuses connections until it is healed, on the same port', async () => {
    await proxy.refuse();
    const refused = connect(proxy.port, '127.0.0.1');
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await proxy.heal();
    await conversation();
  });

  it('is late, and keeps the order', async () => {
    proxy.set('down', { latencyMs: 40, jitterMs: 30 });
    const one = await client();
    const before = performance.now();
    for (const word of ['a', 'b', 'c', 'd']) {
      one.socket.write(word);
      await until(() => heard.endsWith(word));
    }
    await until(() => one.said().length === 4);
    expect(one.said()).toBe('abcd');
    expect(performance.now() - before).toBeGreaterThanOrEqual(40);
  });

  it('drips: a kilobyte takes a second', async () => {
    proxy.set('up', { bytesPerSecond: 1_000 });
    const one = await client();
    const before = performance.now();
    one.socket.write('x'.repeat(500));
    await until(() => one.said().length === 500);
    expect(performance.now() - before).toBeGreaterThanOrEqual(390);
  });
});
