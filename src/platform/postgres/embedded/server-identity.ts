import { readFileSync, statSync } from 'node:fs';
import type { Identity } from './reachability.js';

/**
 * The server of a root start runs under this number, which no distribution hands out
 * (between systemd's ranges), so that no other service can read the register or signal the server.
 */
export const SERVER_IDENTITY: Identity = { uid: 60_740, gid: 60_740 };

/** PostgreSQL's initdb refuses a uid without an account; any unprivileged account will do for that one run. */
export function accountForInitdb(passwd: string): Identity | undefined {
  const accounts = passwd.split('\n').flatMap(line => {
    const [name, , uid, gid] = line.split(':');
    return name && Number(uid) > 0 && Number(gid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
  const chosen = accounts.find(account => account.name === 'nobody') ?? accounts[0];
  return chosen && { uid: chosen.uid, gid: chosen.gid };
}

export interface ServerIdentities {
  /** Undefined: the server runs as the caller. */
  readonly server: Identity | undefined;
  readonly initdb: Identity | undefined;
}

/** An existing cluster keeps the unprivileged user it belongs to (a mounted volume, an older version). */
export function identitiesFor(uid: number, cluster: string): ServerIdentities {
  if (uid !== 0) return { server: undefined, initdb: undefined };
  const existing = statSync(cluster, { throwIfNoEntry: false });
  const server = existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : SERVER_IDENTITY;
  return { server, initdb: accountForInitdb(readPasswd()) };
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
