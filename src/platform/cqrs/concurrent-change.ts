import { HttpFailure } from '../http/problems/errors.js';

/** 409: others kept winning the race for this stream and nothing was pinned; the same request may be sent again. */
export class ConcurrentChange extends HttpFailure {
  override readonly name = 'ConcurrentChange';
  readonly problem = 'concurrent-change';
  constructor(readonly stream: string) {
    super(`${stream} kept changing`);
  }
}
