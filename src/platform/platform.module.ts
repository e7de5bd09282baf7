import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { AggregateStreams } from './cqrs/aggregate-streams.js';
import { Commands } from './cqrs/commands.js';
import { EventCodec } from './cqrs/event-codec.js';
import { UniqueClaims } from './cqrs/unique-claims.js';
import { EventCatalogue } from './event-store/event-catalogue.js';
import { EventLog } from './event-store/event-log.js';

/** Read models only: a role that may select, and nothing else. */
export const READ_POOL = Symbol('read pool');
/** Tables of the application beside the events: keys, vault. */
export const APP_POOL = Symbol('app pool');

/** What the contexts stand on; made at start-up, handed in whole. */
export interface PlatformParts {
  readonly log: EventLog;
  readonly catalogue: EventCatalogue;
  readonly readPool: Pool;
  readonly appPool: Pool;
  /** Events whose folded states are kept in memory. */
  readonly cachedEvents?: number;
}

/** Global: the event log, load-decide-append, unique claims, the command bus and the pools. */
@Module({})
export class PlatformModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    const providers = [
      { provide: EventLog, useValue: parts.log },
      { provide: EventCatalogue, useValue: parts.catalogue },
      { provide: EventCodec, useValue: codecOf(parts) },
      { provide: READ_POOL, useValue: parts.readPool },
      { provide: APP_POOL, useValue: parts.appPool },
      AggregateStreams,
      UniqueClaims,
      Commands,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}

function codecOf({ catalogue, cachedEvents }: PlatformParts): EventCodec {
  return new EventCodec(catalogue, cachedEvents, undefined, () => new Date().toISOString());
}
