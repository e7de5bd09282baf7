import { describe, expect, it } from '@jest/globals';
import type { Read } from '../history.js';
import { checkSessions } from './sessions.js';

const read = (change: Partial<Read> = {}): Read => ({
  client: 'one',
  instance: 'a',
  project: 'p',
  invoked: 0,
  completed: 1,
  token: 10,
  atLeast: 3,
  status: 200,
  position: 10,
  revision: 3,
  ...change,
});

describe('what a client reads', () => {
  it('holds what it has written and seen, at any instance, or says that it is not there yet', () => {
    const notYet = read({ invoked: 2, status: 503, position: null, revision: null });
    expect(checkSessions([read(), notYet, read({ invoked: 3, instance: 'b', position: 12, revision: 4 })])).toEqual([]);
  });

  it('is not older than its token, nor than the revision it wrote', () => {
    expect(checkSessions([read({ position: 9 })])[0]?.text).toContain('shown as of 9');
    expect(checkSessions([read({ revision: 2 })])[0]?.text).toContain('shown at revision 2, written at 3');
    expect(checkSessions([read({ status: 404 })])[0]?.text).toContain('answered 404');
  });

  it('does not go back, in the order the client asked', () => {
    const later = read({ invoked: 5, position: 11 });
    expect(checkSessions([later, read({ invoked: 1, position: 12 })])[0]?.text).toContain('went back from 12 to 11');
    expect(checkSessions([later, read({ client: 'two', position: 12 })])).toEqual([]);
  });

  it('may be older than what was seen before where a token of one event was handed on, and holds that event', () => {
    const later = read({ invoked: 5, token: 0, position: 11 });
    expect(checkSessions([read({ position: 12 }), later])).toEqual([]);
    expect(checkSessions([read(), { ...later, revision: 2 }])[0]?.text).toContain('shown at revision 2, written at 3');
  });
});
