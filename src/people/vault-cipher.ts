import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { PersonalData } from './domain/personal-data.js';
import { canonicalJson } from '../platform/event-store/canonical-json.js';
import { PII_SALT_BYTES, piiCommitment } from '../platform/event-store/data-hash.js';

/** What a row keeps: nothing of it can be read without the master key. */
export interface Sealed {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
  readonly formatVersion: number;
  readonly commitment: string;
  readonly iinHash: string | null;
}

export interface VaultKeys {
  /** Wraps the keys of persons. 32 bytes. */
  readonly master: Uint8Array;
  /** Key of the register: IINs are compared by a keyed hash of it. At least 32 bytes. */
  readonly register: Uint8Array;
}

const FORMAT_VERSION = 1;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a random key per person, that key under the master key. Salt and data are sealed together. */
export class VaultCipher {
  readonly #master: Buffer;
  readonly #iinKey: Buffer;

  constructor(
    { master, register }: VaultKeys,
    private readonly random: (bytes: number) => Buffer = randomBytes,
  ) {
    if (master.length !== KEY_BYTES) throw new RangeError(`VAULT_KEY has ${master.length} bytes, not ${KEY_BYTES}`);
    this.#master = Buffer.from(master);
    this.#iinKey = createHmac('sha256', register).update('qadam/iin/v1').digest();
  }

  seal(personId: string, data: PersonalData): Sealed {
    const key = this.random(KEY_BYTES);
    const salt = this.random(PII_SALT_BYTES);
    const value = canonicalJson({ ...data, personId });
    const text = canonicalJson({ salt: salt.toString('base64url'), data: { ...data } });
    return {
      wrappedKey: this.#encrypt(this.#master, key, keyLabel(personId)),
      sealed: this.#encrypt(key, Buffer.from(text, 'utf8'), dataLabel(personId, FORMAT_VERSION)),
      formatVersion: FORMAT_VERSION,
      commitment: piiCommitment(salt, value),
      iinHash: data.iin === null ? null : this.iinHash(data.iin),
    };
  }

  /** @throws when a byte was changed, or the row belongs to another person or another master key */
  open(
    personId: string,
    row: Pick<Sealed, 'wrappedKey' | 'sealed' | 'formatVersion'>,
  ): { data: PersonalData; salt: Buffer } {
    const key = decrypt(this.#master, row.wrappedKey, keyLabel(personId));
    const text = decrypt(key, row.sealed, dataLabel(personId, row.formatVersion)).toString('utf8');
    const { data, salt } = JSON.parse(text) as { data: PersonalData; salt: string };
    return { data, salt: Buffer.from(salt, 'base64url') };
  }

  /** One person per IIN, without the number: whoever lacks the register's key cannot try the 10^12 numbers. */
  iinHash(iin: string): string {
    return createHmac('sha256', this.#iinKey).update(iin).digest('hex');
  }

  /** Something only this master key opens; kept beside the rows. */
  sealProbe(): Buffer {
    return this.#encrypt(this.#master, Buffer.from(PROBE, 'utf8'), PROBE);
  }

  opensProbe(probe: Buffer): boolean {
    try {
      return decrypt(this.#master, probe, PROBE).toString('utf8') === PROBE;
    } catch {
      return false;
    }
  }

  /** iv ‖ tag ‖ ciphertext */
  #encrypt(key: Buffer, text: Buffer, label: string): Buffer {
    const iv = this.random(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label, 'utf8'));
    const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }
}

const PROBE = 'qadam/vault-probe/v1';

/** What a ciphertext is bound to: moved to another person's row it does not open. */
const keyLabel = (personId: string): string => `qadam/person-key/v1|${personId}`;
const dataLabel = (personId: string, version: number): string => `qadam/person-data/v${version}|${personId}`;

function decrypt(key: Buffer, bytes: Buffer, label: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(label, 'utf8'))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
