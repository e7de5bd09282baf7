import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { GracefulStop, STOP_PHASES } from './graceful-stop.js';

const started = () => {
  const done: string[] = [];
  const exits: number[] = [];
  const said: string[] = [];
  const say = ((_fields: object, text: string) => void said.push(text)) as never;
  const logger = { info: say, warn: say, error: say };
  const stop = new GracefulStop({ logger, exit: code => void exits.push(code) });
  return { stop, done, exits, said };
};

describe('stopping', () => {
  it('goes through the phases in order, whatever the order of registering', async () => {
    const { stop, done, exits } = started();
    for (const phase of [...STOP_PHASES].reverse()) stop.onStop(phase, phase, () => void done.push(phase));
    await stop.stop('SIGTERM');
    expect(done).toEqual(STOP_PHASES);
    expect(done.at(-1)).toBe('database');
    expect(exits).toEqual([0]);
  });

  it('begins a phase only when the one before has ended', async () => {
    const { stop, done } = started();
    let release = (): void => undefined;
    stop.onStop('drain', 'slow', () => new Promise(resolve => (release = resolve)));
    stop.onStop('stores', 'pools', () => void done.push('pools'));
    const stopped = stop.stop('SIGTERM');
    await new Promise(resolve => setImmediate(resolve));
    expect(done).toEqual([]);
    release();
    await stopped;
    expect(done).toEqual(['pools']);
  });

  it('passes over a step that fails or hangs, still closes the database, and exits 1', async () => {
    const { stop, done, exits, said } = started();
    stop.onStop('followers', 'hangs', () => new Promise(() => undefined), 20);
    stop.onStop('flush', 'fails', () => Promise.reject(new Error('disk')));
    stop.onStop('flush', 'throws', () => {
      throw new Error('at once');
    });
    stop.onStop('database', 'postgres', () => void done.push('postgres'));
    await stop.stop('SIGTERM');
    expect(done).toEqual(['postgres']);
    expect(exits).toEqual([1]);
    expect(said.filter(text => text === 'a step of stopping failed')).toHaveLength(3);
  });

  it('leaves once, however often it is asked', async () => {
    const { stop, done, exits } = started();
    stop.onStop('flush', 'flush', () => void done.push('flush'));
    await Promise.all([stop.stop('SIGTERM'), stop.stop('SIGINT')]);
    expect([done, exits]).toEqual([['flush'], [0]]);
  });

  it('keeps the exit code of a failure', async () => {
    const { stop, exits } = started();
    await stop.stop('a failure nobody caught', 3);
    expect(exits).toEqual([3]);
  });

  it('waits for nobody when a second signal comes', () => {
    const { stop, exits } = started();
    const signals = new EventEmitter();
    const forget = stop.listenToSignals(signals);
    stop.onStop('drain', 'hangs', () => new Promise(() => undefined), 60_000);
    signals.emit('SIGTERM', 'SIGTERM');
    expect([stop.isStopping, exits]).toEqual([true, []]);
    signals.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([130]);
    forget();
    expect(signals.eventNames()).toEqual([]);
  });
});
