import { randomUUID } from 'node:crypto';
import { type Store } from './store.js';

const every = 5;

/** What a server writes on its own. It is in `$all` from the start, so whoever reads `$all` has to pass it over. */
export class SystemEvents {
  #appends = 0;

  constructor(private readonly store: Store) {}

  writeFirst(): void {
    this.store.writeMetadata('$stats-127.0.0.1:2113', { $maxAge: 86_400 });
    this.#write('$users', '$User', '"admin"', 'text/plain');
    this.#write('$user-admin', '$UserCreated', '{"loginName":"admin","disabled":false}');
    this.store.writeMetadata('$user-admin', { $acl: { $r: '$admins' } });
    this.#write('$scavenges', '$scavengeIndexInitialized', '{}');
  }

  afterAppend(): void {
    this.#appends += 1;
    if (this.#appends % every === 0) this.#write('$stats-127.0.0.1:2113', '$statsCollected', '{"proc-cpu":1}');
  }

  #write(stream: string, type: string, data: string, contentType = 'application/json'): void {
    const event = { id: randomUUID(), type, contentType, data: Buffer.from(data), metadata: Buffer.alloc(0) };
    this.store.log.write(stream, [event]);
  }
}
