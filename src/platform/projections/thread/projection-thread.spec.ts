import { describe, expect, it } from '@jest/globals';
import type { WorkObserver } from '../work-elsewhere.js';
import type { ThreadData } from './messages.js';
import { ProjectionThread } from './projection-thread.js';

const moduleOf = (body: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';\n${body}`)}`);

/** Says what a thread that works would say, then stops or answers when it is told to. */
const WORKING = `
  const mark = { position: 7, eventId: null, recordedAt: null };
  parentPort.postMessage({ kind: 'owns', owns: true });
  parentPort.postMessage({ kind: 'committed', name: 'cards', mark });
  parentPort.postMessage({ kind: 'started' });
  parentPort.on('message', told => {
    if (told.kind === 'stop') parentPort.close();
    else parentPort.postMessage({ kind: 'status', id: told.id, status: [{ name: 'cards' }] });
  });`;

function aThread(body: string) {
  const heard: string[] = [];
  const reports: string[] = [];
  const waiting: (() => void)[] = [];
  const hear = (text: string): void => {
    heard.push(text);
    for (const look of waiting) look();
  };
  const observer: WorkObserver = {
    committed: (name, mark) => hear(`${name} at ${mark.position}`),
    owns: owns => hear(owns ? 'owns' : 'owns nothing'),
  };
  const thread = new ProjectionThread({
    module: moduleOf(body),
    data: {} as ThreadData,
    report: (message, error) => reports.push(`${message}: ${error?.message}`),
  });
  const until = (text: string, times: number): Promise<void> =>
    new Promise(resolve => {
      const look = (): void => {
        if (heard.filter(each => each === text).length >= times) resolve();
      };
      waiting.push(look);
      look();
    });
  return { thread, observer, heard, reports, until };
}

describe('the thread of the read models', () => {
  it('tells what it owns and commits, answers for its status, and ends when it is told to', async () => {
    const { thread, observer, heard, reports } = aThread(WORKING);
    await thread.start(observer);
    expect(heard).toEqual(['owns', 'cards at 7']);
    expect(await thread.status()).toEqual([{ name: 'cards' }]);
    await thread.stop();
    expect(await thread.status()).toBeNull();
    expect(reports).toEqual([]);
  });

  it('is started again when it ends by itself, and that is said', async () => {
    const { thread, observer, heard, reports, until } = aThread(`${WORKING}; setTimeout(() => process.exit(3), 20);`);
    await thread.start(observer);
    await until('owns', 3);
    await thread.stop();
    expect(heard).toContain('owns nothing');
    expect(reports[0]).toBe('the thread of the read models ended: the thread of the read models ended with 3');
  });

  it('that cannot begin is a start that fails, with the reason', async () => {
    const { thread, observer } = aThread(`throw new Error('no such role');`);
    await expect(thread.start(observer)).rejects.toThrow('no such role');
  });
});
