/** What is said of a store in EVENTSTOREDB_URL. */
export interface StoreUrl {
  /** As the client takes it. */
  readonly text: string;
  readonly username: string;
  readonly password: string;
  /** Hosts and ports, for people; no secrets. */
  readonly shown: string;
  /** Without TLS, and not only within this machine. */
  readonly isOpen: boolean;
}

const SHAPE = /^(esdb(?:\+discover)?):\/\/(?:([^:@/?]+):([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/;

/** What the client understands, but for two: it ignores tlsVerifyCert, and with throwOnAppendFailure off it lies. */
const OPTIONS = new Set([
  'tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'nodePreference', 'maxDiscoverAttempts', 'discoveryInterval',
  'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout', 'defaultDeadline', 'connectionName',
]); // prettier-ignore

/** All that is wrong is said in one sentence, without the password. @throws TypeError */
export function parseStoreUrl(text: string): StoreUrl {
  const match = SHAPE.exec(text.trim());
  if (match === null) {
    throw new TypeError(
      'must be esdb://user:password@host:port?tls=true or esdb+discover://…, credentials URL-encoded',
    );
  }
  const [, , username = '', password = '', hosts = '', query = ''] = match;
  for (const host of hosts.split(',')) {
    const port = HOST.exec(host.trim());
    if (port === null || Number(port[1] ?? 2113) > 65_535) throw new TypeError(`names no host at "${host}"`);
  }
  const options = new Map(query === '' ? [] : query.split('&').map(pair => splitOnce(pair)));
  for (const name of options.keys()) {
    if (!OPTIONS.has(name)) throw new TypeError(`has an option that is not supported here: ${name}`);
  }
  const tls = options.get('tls') ?? 'true';
  if (tls !== 'true' && tls !== 'false') throw new TypeError('says neither tls=true nor tls=false');
  if (options.get('nodePreference') !== undefined && options.get('nodePreference') !== 'leader') {
    throw new TypeError('must prefer the leader: another node may not have what was acknowledged');
  }
  return {
    text: text.trim().replace(/\/(?=\?|$)/, ''),
    username: decoded(username),
    password: decoded(password),
    shown: hosts,
    isOpen: tls === 'false' && !hosts.split(',').every(host => LOCAL.test(host.trim())),
  };
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new TypeError('has credentials that are not URL-encoded');
  }
}
