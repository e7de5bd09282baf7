import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { append } from './appending.js';
import { batchAppend } from './batch-appending.js';
import { members, supportedMethods } from './cluster.js';
import { type Call, type Credentials, Desk } from './desk.js';
import { deleteStream, tombstone } from './deleting.js';
import { Listener } from './listener.js';
import { type DropHow, type Misbehaviour, type Ordered } from './misbehaviour.js';
import { read } from './reading.js';
import { type StoredEvent } from './stored-event.js';
import { GossipService, ServerFeaturesService, StreamsService } from './stubs.js';

export interface StandInOptions {
  /** Answered when the client asks what it speaks to. */
  readonly version?: string;
  readonly port?: number;
  /** When given, everybody else is refused. The client sends credentials over TLS only. */
  readonly credentials?: Credentials;
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

export interface ForeignEvent {
  readonly type: string;
  readonly data: Buffer | string;
  readonly metadata?: Buffer | string;
  readonly id?: string;
  readonly contentType?: string;
}

export interface StandIn {
  readonly url: string;
  readonly port: number;
  /** Everything in the order of `$all`, system events included. */
  readonly events: readonly StoredEvent[];
  /** What it was asked, in order. */
  readonly calls: readonly Call[];
  /** Events handed to the transport so far, over all reads and subscriptions. */
  readonly delivered: number;
  /** The first order that fits a call or an event is carried out; several may stand. */
  misbehave(what: Misbehaviour): Ordered;
  /** Writes around all checks: any stream, any bytes, any id, also one that is there already. */
  putForeign(stream: string, events: readonly ForeignEvent[]): void;
  /** History goes backwards, as after a restore: `$all` keeps its first events and forgets the rest. */
  truncate(afterCount: number): void;
  /** One event of `$all` vanishes, as after a scavenge. */
  remove(index: number): void;
  openSubscriptions(): number;
  /** All that are open. An error is UNAVAILABLE unless a code says otherwise. */
  dropSubscriptions(how: DropHow, code?: number): void;
  /** Connections are cut at once; the data stays. */
  kill(): Promise<void>;
  /** The same port, the same data; ids kept only in memory are forgotten. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A stand-in for EventStoreDB (KurrentDB) that speaks gRPC to the real client through the client's own stubs, and
 * misbehaves on order. It proves what our side does with the answers of such a server. It proves nothing about the
 * server: neither durability nor speed, replication, elections, scavenging, permissions or persistent subscriptions;
 * and its rules are those we read in the server's sources, not those of a version that runs.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const desk = new Desk(options.credentials);
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  const credentials = options.tls
    ? ServerCredentials.createSsl(null, [{ private_key: options.tls.key, cert_chain: options.tls.cert }])
    : ServerCredentials.createInsecure();
  const injector = server.createConnectionInjector(credentials);
  const listener = new Listener(options.port ?? 0, socket => injector.injectConnection(socket));
  serve(server, desk, options.version ?? '24.10.6', () => listener.port);
  await listener.open();
  return {
    url: `esdb://127.0.0.1:${listener.port}?tls=${options.tls !== undefined}`,
    port: listener.port,
    events: desk.store.log.events,
    calls: desk.calls,
    get delivered() {
      return desk.delivered;
    },
    misbehave: what => desk.orders.add(what),
    putForeign: (stream, events) => {
      desk.store.log.write(stream, events.map(foreign));
      desk.changed();
    },
    truncate: afterCount => {
      desk.store.log.truncate(afterCount);
      desk.store.forgetRecent();
    },
    remove: index => desk.store.log.remove(index),
    openSubscriptions: () => desk.subscriptions.size,
    dropSubscriptions: (how, code) => desk.subscriptions.forEach(subscription => subscription.drop(how, code)),
    kill: () => listener.cut(),
    revive: () => {
      desk.store.forgetRecent();
      return listener.open();
    },
    stop: async () => {
      desk.close();
      await listener.cut();
      server.forceShutdown();
    },
  };
}

/** On the wire one answer is a stream of one, so every call answers through a stream and can also end without any. */
function serve(server: Server, desk: Desk, version: string, port: () => number): void {
  const streamed = <T extends object>(methods: T) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [name, { ...(method as object), responseStream: true }]),
    ) as never;
  server.addService(streamed(StreamsService), {
    append: (call: Parameters<typeof append>[1]) => append(desk, call),
    batchAppend: (call: Parameters<typeof batchAppend>[1]) => batchAppend(desk, call),
    read: (call: Parameters<typeof read>[1]) => read(desk, call),
    delete: (call: Parameters<typeof deleteStream>[1]) => deleteStream(desk, call),
    tombstone: (call: Parameters<typeof tombstone>[1]) => tombstone(desk, call),
  });
  server.addService(streamed(ServerFeaturesService), {
    getSupportedMethods: (call: Parameters<typeof supportedMethods>[2]) => supportedMethods(desk, version, call),
  });
  server.addService(streamed(GossipService), {
    read: (call: Parameters<typeof members>[2]) => members(desk, port(), call),
  });
}

function foreign({ type, data, metadata = '', id = randomUUID(), contentType = 'application/json' }: ForeignEvent) {
  return { type, id, contentType, data: Buffer.from(data), metadata: Buffer.from(metadata) };
}

export type { Call, Misbehaviour, Ordered, StoredEvent };
