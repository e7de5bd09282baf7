import type { ProcessFacts } from './process-facts.js';

/** What PostgreSQL writes into `postmaster.pid`; the last line says how far it got. */
export interface PostmasterFile {
  readonly pid: number;
  readonly status: string;
}

export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]?.trim());
  return Number.isInteger(pid) && pid > 1 ? { pid, status: lines[7]?.trim() ?? '' } : undefined;
}

/** What to do with the `postmaster.pid` found at a start, when we own the data. */
export type FoundPostmaster =
  /** No file, or its process is gone: PostgreSQL clears the file itself, with its own interlocks. */
  | { readonly kind: 'start' }
  /** The pid lives again as something else (or as a zombie): PostgreSQL would refuse for ever. */
  | { readonly kind: 'remove-file-and-start'; readonly pid: number }
  /** Started by a Qadam that died, with the very command we would give. */
  | { readonly kind: 'adopt'; readonly pid: number }
  /** Ours, but with other settings or binaries (an update in between). */
  | { readonly kind: 'stop-and-start'; readonly pid: number }
  /** PostgreSQL on our data that somebody started by hand. */
  | { readonly kind: 'refuse'; readonly pid: number };

export function judgeFoundPostmaster(
  file: PostmasterFile | undefined,
  facts: ProcessFacts | undefined,
  wanted: { readonly commandLine: readonly string[]; readonly cluster: string; readonly socketDirectory: string },
): FoundPostmaster {
  if (file === undefined || facts === undefined) return { kind: 'start' };
  const { pid } = file;
  const found = facts.commandLine;
  const servesTheCluster =
    found !== undefined && /(^|\/)postgres$/.test(found[0] ?? '') && found.includes(wanted.cluster);
  if (!servesTheCluster) return { kind: 'remove-file-and-start', pid };
  if (found.join('\0') === wanted.commandLine.join('\0')) return { kind: 'adopt', pid };
  return found.includes(`unix_socket_directories=${wanted.socketDirectory}`)
    ? { kind: 'stop-and-start', pid }
    : { kind: 'refuse', pid };
}
