import { jsonEvent, type Store } from './store.js';

const every = 5;

/** What a server writes on its own. It is in `$all` from the start, so whoever reads `$all` has to pass it over. */
export class SystemEvents {
  #appends = 0;

  constructor(private readonly store: Store) {}

  writeFirst(): void {
    this.#write('$$$stats-127.0.0.1:2113', '$metadata', '{"$maxAge":86400}');
    this.#write('$users', '$User', '"admin"');
    this.#write('$user-admin', '$UserCreated', '{"loginName":"admin","disabled":false}');
    this.#write('$$$user-admin', '$metadata', '{"$acl":{"$r":"$admins"}}');
    this.#write('$scavenges', '$scavengeIndexInitialized', '{}');
  }

  afterAppend(): void {
    this.#appends += 1;
    if (this.#appends % every === 0) this.#write('$stats-127.0.0.1:2113', '$statsCollected', '{"proc-cpu":1}');
  }

  #write(stream: string, type: string, data: string): void {
    this.store.log.write(stream, [jsonEvent(type, data)]);
  }
}
