import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { startStandIn, type StandIn } from '../support/eventstoredb/stand-in.js';
import { ROOT } from './event-source.js';

/** The script that operators run, and compose. The stand-in stores the rules and enforces none: that is the server's. */
interface Access {
  readAddress(url: string | undefined): { credentials: { username: string; password: string }; users: string[] };
  giveUser(users: string, admin: object, user: string, secret: string): Promise<void>;
  giveStreams(client: EventStoreDBClient, admin: object, user: string): Promise<void>;
}
const access = (await import(join(ROOT, 'docs/operations/eventstoredb-access.mjs'))) as Access;
const admin = { username: 'admin', password: 'pass word' };

describe('who the register is to EventStoreDB', () => {
  let standIn: StandIn;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    standIn = await startStandIn();
    client = EventStoreDBClient.connectionString(standIn.url);
  });
  afterEach(async () => {
    await client.dispose();
    await standIn.stop();
  });
  const last = (stream: string): unknown => {
    const event = standIn.events.filter(each => each.stream === stream).at(-1);
    return event === undefined ? null : JSON.parse(event.data.toString());
  };

  it('may read $all, as administrators may', async () => {
    await access.giveStreams(client, admin, 'qadam');
    expect(last('$$$all')).toEqual({ $acl: { $r: ['$admins', 'qadam'] } });
  });

  it('may append and read, look for rules that let events vanish, and neither delete nor make such a rule', async () => {
    await access.giveStreams(client, admin, 'qadam');
    expect(last('$settings')).toMatchObject({
      $userStreamAcl: { $r: ['qadam'], $w: ['qadam'], $mr: ['qadam'], $d: '$admins', $mw: '$admins' },
      $systemStreamAcl: { $r: '$admins', $w: '$admins' },
    });
  });

  it('is not told twice what holds already', async () => {
    await access.giveStreams(client, admin, 'qadam');
    const told = (): number => standIn.events.filter(({ stream }) => /^\$(\$\$all|settings)$/.test(stream)).length;
    const before = told();
    await access.giveStreams(client, admin, 'qadam');
    expect([before, told()]).toEqual([2, 2]);
  });
});

describe('the user of the register', () => {
  let server: Server;
  let users: string;
  const known = new Map<string, string>();
  const asked: (string | undefined)[] = [];
  beforeEach(async () => {
    known.clear();
    asked.length = 0;
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        asked.push(request.headers.authorization);
        const body = JSON.parse(text) as { loginName?: string; password?: string; newPassword?: string };
        const again = body.loginName !== undefined && known.has(body.loginName);
        const name = body.loginName ?? /^\/users\/(\w+)\/command\/reset-password$/.exec(request.url ?? '')?.[1] ?? '?';
        if (!again) known.set(name, body.password ?? body.newPassword ?? '');
        response.writeHead(again ? 409 : body.loginName === undefined ? 200 : 201).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    users = `http://127.0.0.1:${(server.address() as AddressInfo).port}/users/`;
  });
  afterEach(() => void server.close());

  it('is made by the administrator, and gets a new password where it is there', async () => {
    await access.giveUser(users, admin, 'qadam', 'first');
    await access.giveUser(users, admin, 'qadam', 'second');
    expect(known.get('qadam')).toBe('second');
    expect(new Set(asked)).toEqual(new Set([`Basic ${Buffer.from('admin:pass word').toString('base64')}`]));
  });

  it('is asked for at every node of the connection string, over TLS unless that is switched off', () => {
    expect(access.readAddress('esdb+discover://admin:pass%20word@a:2113,b?tls=true&tlsCAFile=/ca.crt')).toEqual({
      credentials: admin,
      users: ['https://a:2113/users/', 'https://b:2113/users/'],
    });
    expect(access.readAddress('esdb://u:p@a:1?tls=false').users).toEqual(['http://a:1/users/']);
    expect(() => access.readAddress('esdb://a:2113')).toThrow('ACCESS_ADMIN_URL must be');
  });
});
