import { randomUUID } from 'node:crypto';
import { type ServerWritableStream } from '@grpc/grpc-js';
import { type Desk } from './desk.js';
import { Outlet } from './outlet.js';
import { anyCall, misanswer } from './perform.js';
import {
  type Gossip,
  gossip,
  type ServerFeatures,
  serverFeatures,
  shared,
  type Shared,
  StreamsService,
} from './stubs.js';

/** What a client asks before its first append: which version, and which calls it may use. */
export function supportedMethods(
  desk: Desk,
  version: string,
  call: ServerWritableStream<Shared.Empty, ServerFeatures.SupportedMethods>,
): void {
  const outlet = new Outlet<ServerFeatures.SupportedMethods>(call);
  desk.serve(outlet, () => {
    // The client asks this without credentials, also when it was given some.
    desk.calls.push({ method: 'serverFeatures', at: Date.now() });
    const happening = desk.orders.take(anyCall, 'serverFeatures', undefined);
    if (happening) return misanswer(outlet, happening.what);
    const methods = Object.values(StreamsService).map(({ path }) => {
      const [, service = '', method = ''] = path.split('/');
      return new serverFeatures.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase());
    });
    const answer = new serverFeatures.SupportedMethods().setMethodsList(methods);
    return outlet.answer(answer.setEventStoreServerVersion(version));
  });
}

/** A cluster of one, which leads. */
export function members(desk: Desk, port: number, call: ServerWritableStream<Shared.Empty, Gossip.ClusterInfo>): void {
  const outlet = new Outlet<Gossip.ClusterInfo>(call);
  desk.serve(outlet, () => {
    desk.calls.push({ method: 'gossip', at: Date.now() });
    const happening = desk.orders.take(anyCall, 'gossip', undefined);
    if (happening) return misanswer(outlet, happening.what);
    const member = new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setString(randomUUID()))
      .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
    return outlet.answer(new gossip.ClusterInfo().setMembersList([member]));
  });
}
