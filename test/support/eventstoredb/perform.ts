import { status } from '@grpc/grpc-js';
import { type Desk } from './desk.js';
import { type CallKind } from './misbehaviour.js';
import { type Happening } from './orders.js';
import { type Outlet } from './outlet.js';
import { notLeader, refusal } from './refusals.js';

/** The kinds that store nothing and fit any call. */
export const anyCall = ['silent', 'clean-end', 'error', 'not-leader'] as const satisfies readonly CallKind[];

/** A call that changes something: `store` does it and gives the answer, `conflict` is the answer of a lost race. */
export interface Work<Response> {
  store(): Response;
  conflict(): Response;
  answer(message: Response): void;
}

/** Answers a call as it was ordered: without an order at once and truly. */
export async function perform<Response>(
  desk: Desk,
  outlet: Outlet<Response>,
  happening: Happening<CallKind> | undefined,
  work: Work<Response>,
): Promise<void> {
  if (!happening) return work.answer(work.store());
  const { what } = happening;
  switch (what.kind) {
    case 'silent':
    case 'clean-end':
    case 'error':
    case 'not-leader':
      return misanswer(outlet, what);
    case 'store-without-answer':
      return void work.store();
    case 'error-after-store':
      work.store();
      return outlet.refuse(refusal(what.code, 'The stand-in stored this and was told to say otherwise.'));
    case 'deadline-after-store':
      work.store();
      return outlet.refuse(refusal(status.DEADLINE_EXCEEDED, 'Deadline Exceeded'));
    case 'late': {
      const answer = work.store();
      await held(desk, outlet, happening.released, what.afterMs);
      return work.answer(answer);
    }
    case 'wrong-expected-version-late':
      await held(desk, outlet, happening.released, what.afterMs);
      return work.answer(work.conflict());
  }
}

/** The ways not to answer that fit reads and subscriptions as well. */
export function misanswer(outlet: Outlet<never>, what: Happening<(typeof anyCall)[number]>['what']): void {
  switch (what.kind) {
    case 'silent':
      return;
    case 'clean-end':
      return outlet.end();
    case 'error':
      return outlet.refuse(refusal(what.code, 'The stand-in was told to fail.'));
    case 'not-leader':
      return outlet.refuse(notLeader(what.host, what.port));
  }
}

async function held(desk: Desk, outlet: Outlet<never>, released: Promise<void>, afterMs?: number): Promise<void> {
  await Promise.race([released, outlet.whenClosed, ...(afterMs === undefined ? [] : [desk.pause(afterMs)])]);
}
