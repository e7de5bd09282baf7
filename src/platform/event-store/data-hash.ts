import { hash } from 'node:crypto';

const DATA_TAG = Buffer.from('qadam/data/v1\0', 'latin1');
const PII_TAG = Buffer.from('qadam/pii/v1\0', 'latin1');
export const DATA_SALT_BYTES = 16;
export const PII_SALT_BYTES = 32;

/**
 * SHA-256( "qadam/data/v1" || 0x00 || salt[16] || canonical data ), hex (ruling 22). Salted, since an unsalted hash of
 * "approved" is a lookup table. Tag and salt have fixed lengths, so that the concatenation is unambiguous.
 */
export function dataHash(salt: Buffer, canonicalData: string): string {
  return tagged(DATA_TAG, salt, DATA_SALT_BYTES, canonicalData);
}

/** SHA-256( "qadam/pii/v1" || 0x00 || salt[32] || canonical value ), hex: the commitment to what the vault holds. */
export function piiCommitment(salt: Buffer, canonicalValue: string): string {
  return tagged(PII_TAG, salt, PII_SALT_BYTES, canonicalValue);
}

function tagged(tag: Buffer, salt: Buffer, saltBytes: number, text: string): string {
  if (salt.length !== saltBytes) throw new RangeError(`the salt has ${salt.length} bytes, not ${saltBytes}`);
  const bytes = Buffer.allocUnsafe(tag.length + saltBytes + Buffer.byteLength(text));
  tag.copy(bytes, 0);
  salt.copy(bytes, tag.length);
  bytes.write(text, tag.length + saltBytes, 'utf8');
  return hash('sha256', bytes, 'hex');
}
