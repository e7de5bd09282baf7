import { createRequire } from 'node:module';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type * as ServerFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Status from '@eventstore/db-client/generated/status_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type { MethodDefinition } from '@grpc/grpc-js';
import type * as GoogleAny from 'google-protobuf/google/protobuf/any_pb.js';
import type * as GoogleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';

/**
 * The client's own generated messages and service definitions, so that the stand-in cannot speak a dialect of its own.
 * They are CommonJS and hide their names from `import`, therefore `require`.
 */
const require = createRequire(import.meta.url);

export const gossip = require('@eventstore/db-client/generated/gossip_pb.js') as typeof Gossip;
export const serverFeatures = require('@eventstore/db-client/generated/serverfeatures_pb.js') as typeof ServerFeatures;
export const shared = require('@eventstore/db-client/generated/shared_pb.js') as typeof Shared;
export const status = require('@eventstore/db-client/generated/status_pb.js') as typeof Status;
export const streams = require('@eventstore/db-client/generated/streams_pb.js') as typeof Streams;
export const googleAny = require('google-protobuf/google/protobuf/any_pb.js') as typeof GoogleAny;
export const googleEmpty = require('google-protobuf/google/protobuf/empty_pb.js') as typeof GoogleEmpty;

interface StreamsMethods {
  readonly read: MethodDefinition<Streams.ReadReq, Streams.ReadResp>;
  readonly append: MethodDefinition<Streams.AppendReq, Streams.AppendResp>;
  readonly delete: MethodDefinition<Streams.DeleteReq, Streams.DeleteResp>;
  readonly tombstone: MethodDefinition<Streams.TombstoneReq, Streams.TombstoneResp>;
  readonly batchAppend: MethodDefinition<Streams.BatchAppendReq, Streams.BatchAppendResp>;
}

export const { StreamsService } = require('@eventstore/db-client/generated/streams_grpc_pb.js') as {
  StreamsService: StreamsMethods;
};
export const { ServerFeaturesService } = require('@eventstore/db-client/generated/serverfeatures_grpc_pb.js') as {
  ServerFeaturesService: { getSupportedMethods: MethodDefinition<Shared.Empty, ServerFeatures.SupportedMethods> };
};
export const { GossipService } = require('@eventstore/db-client/generated/gossip_grpc_pb.js') as {
  GossipService: { read: MethodDefinition<Shared.Empty, Gossip.ClusterInfo> };
};

export type { Gossip, ServerFeatures, Shared, Streams };
