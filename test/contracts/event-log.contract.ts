import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendingContract } from './event-log/appending.contract.js';
import { followingContract } from './event-log/following.contract.js';
import type { LogHarness } from './event-log/harness.js';
import { readingContract } from './event-log/reading.contract.js';

/** What every adapter of EventLog must do, run over each of them. `open` makes a store that holds nothing. */
export function eventLogContract(name: string, open: () => Promise<LogHarness>): void {
  describe(`the event log, ${name}`, () => {
    let harness: LogHarness | undefined;

    beforeAll(async () => {
      harness = await open();
    }, 60_000);

    afterAll(async () => {
      await harness?.close();
    });

    const opened = (): LogHarness => {
      if (harness === undefined) throw new Error('the store could not be opened');
      return harness;
    };
    appendingContract(opened);
    readingContract(opened);
    followingContract(opened);
  });
}
