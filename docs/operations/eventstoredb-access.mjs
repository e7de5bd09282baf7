// Gives the register a user of its own in EventStoreDB (KurrentDB): it appends and reads, reads $all, and can neither
// delete a stream nor change what is kept of one. Safe to run again: it makes only what is not there.
//
//   ACCESS_ADMIN_URL='esdb://admin:…@host:2113?tls=true&tlsCAFile=/ca.crt' ACCESS_USER=qadam ACCESS_PASSWORD=… \
//     NODE_EXTRA_CA_CERTS=/ca.crt node docs/operations/eventstoredb-access.mjs
//
// The rule for streams holds for all streams of the cluster: it has to belong to the register alone.
import { realpathSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 2_000;

/** What users may do who are no administrators; `$mr`, because a start looks for rules that let events vanish. */
const streamRules = user => ({
  $userStreamAcl: { $r: [user], $w: [user], $d: '$admins', $mr: [user], $mw: '$admins' },
  $systemStreamAcl: { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' },
});

/** @param url a connection string: one host or several, with user and password */
export function readAddress(url) {
  const found = /^(?:esdb|kurrentdb)(?:\+discover)?:\/\/([^:@/]+):([^@/]+)@([^/?]+)\/?(?:\?(.*))?$/.exec(url ?? '');
  if (found === null) throw new Error('ACCESS_ADMIN_URL must be esdb://user:password@host:port?…');
  const [, username, password, hosts, options] = found.map(each => (each === undefined ? '' : each));
  const scheme = new URLSearchParams(options).get('tls') === 'false' ? 'http' : 'https';
  return {
    credentials: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
    users: hosts.split(',').map(host => `${scheme}://${host.includes(':') ? host : `${host}:2113`}/users/`),
  };
}

/** Makes the user, or gives the one that is there this password. */
export async function giveUser(users, { username, password }, user, secret) {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const post = (path, body) =>
    fetch(`${users}${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  const made = await post('', { loginName: user, fullName: user, groups: [], password: secret });
  if (made.status === 201) return;
  if (made.status !== 409) throw new Error(`making the user ${user} was answered ${made.status}`);
  const changed = await post(`${encodeURIComponent(user)}/command/reset-password`, { newPassword: secret });
  if (!changed.ok) throw new Error(`giving ${user} its password was answered ${changed.status}`);
}

/** `$all` may be read by the user; streams are appended to and read by the user, deleted by administrators only. */
export async function giveStreams(client, credentials, user) {
  const { metadata } = await client.getStreamMetadata('$all', { credentials });
  const readers = ['$admins', user];
  if (!isDeepStrictEqual(metadata?.acl?.readRoles, readers)) {
    const acl = { ...metadata?.acl, readRoles: readers };
    await client.setStreamMetadata('$all', { ...metadata, acl }, { credentials });
  }
  const wanted = streamRules(user);
  const { revision, data } = await lastSettings(client, credentials);
  if (!isDeepStrictEqual(data, wanted)) {
    const event = jsonEvent({ type: 'update-default-acl', data: wanted });
    await client.appendToStream('$settings', event, { credentials, expectedRevision: revision });
  }
}

async function lastSettings(client, credentials) {
  try {
    const last = client.readStream('$settings', {
      direction: 'backwards',
      fromRevision: 'end',
      maxCount: 1,
      credentials,
    });
    for await (const { event } of last) return { revision: event.revision, data: event.data };
  } catch (error) {
    if (error.type !== 'stream-not-found') throw error;
  }
  return { revision: 'no_stream', data: null };
}

/** A cluster that has just started has no leader yet: tried on each node in turn, until it works or patience ends. */
async function main({ ACCESS_ADMIN_URL: url, ACCESS_USER: user, ACCESS_PASSWORD: secret }) {
  if (!user || !secret) throw new Error('ACCESS_USER and ACCESS_PASSWORD are needed');
  const { credentials, users } = readAddress(url);
  const client = EventStoreDBClient.connectionString(url);
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      await giveUser(users[attempt % users.length], credentials, user, secret);
      await giveStreams(client, credentials, user);
      console.log(`${user} may append, read and read $all`);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      console.error(`not yet: ${error.cause?.message ?? error.message}`);
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  await main(process.env).then(
    () => process.exit(0),
    error => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
