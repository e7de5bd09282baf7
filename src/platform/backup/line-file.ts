import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { failpoint } from '#failpoint';
import { writePrivate } from '../config/private-file.js';

const CHUNK_BYTES = 256 * 1024;
export const PARTIAL = '.partial';

/**
 * A file of lines that is there whole or not at all: written under another name, flushed to the disk, its hash put
 * beside it, then renamed. Whoever sees the name may read it.
 */
export class LineFile {
  readonly #hash = createHash('sha256');
  #waiting: string[] = [];
  #bytes = 0;
  #done = false;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Begins anew where an earlier process left a part of it. */
  static async create(path: string): Promise<LineFile> {
    return new LineFile(path, await open(path + PARTIAL, 'w', 0o600));
  }

  /** Resolves when memory is free for more. */
  async add(line: string): Promise<void> {
    this.#waiting.push(line);
    this.#bytes += line.length;
    if (this.#bytes >= CHUNK_BYTES) await this.#write();
  }

  /** Gives the file its name; answers its SHA-256, hex. */
  async finish(): Promise<string> {
    await this.#write();
    failpoint('backup.file-written');
    await this.file.sync();
    await this.#close();
    const sha256 = this.#hash.digest('hex');
    // Before the name: a file with a name always has its hash. In the form that sha256sum checks.
    await writePrivate(`${this.path}.sha256`, `${sha256}  ${basename(this.path)}\n`);
    failpoint('backup.hash-written');
    await rename(this.path + PARTIAL, this.path);
    await syncFolder(dirname(this.path));
    failpoint('backup.file-named');
    return sha256;
  }

  /** As if it had never been begun; nothing after `finish`. */
  async discard(): Promise<void> {
    if (this.#done) return;
    await this.#close();
    await rm(this.path + PARTIAL, { force: true });
  }

  async #close(): Promise<void> {
    this.#done = true;
    await this.file.close();
  }

  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(`${this.#waiting.join('\n')}\n`, 'utf8');
    this.#waiting = [];
    this.#bytes = 0;
    this.#hash.update(bytes);
    await this.file.writeFile(bytes);
    failpoint('backup.chunk-written');
  }
}

/** Without it a power cut may leave the folder without the name. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
