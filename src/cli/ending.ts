import type { Command } from 'commander';
import { answer } from './output.js';
import { globals } from './with-register.js';

type Known = abstract new (...args: never[]) => Error;

/**
 * Ends a command as its help says: exit code 2 and the sentence alone for what trying again will not change, 1 for what
 * it may. Whatever is not known is a fault, and is told with its stack.
 */
export async function endingAs(
  command: Command,
  { refused, later = [] }: { readonly refused: readonly Known[]; readonly later?: readonly Known[] },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const is = (kinds: readonly Known[]): boolean => kinds.some(kind => error instanceof kind);
    if (!is(refused) && !is(later)) throw error;
    const reason = (error as Error).message;
    if (globals(command).json) answer({ json: true }, { ok: false, refused: is(refused), reason }, []);
    process.exitCode = is(refused) ? 2 : 1;
    process.stderr.write(is(refused) ? `Refused: ${reason}\n` : `Not now: ${reason}\nRun it again: it goes on.\n`);
  }
}
