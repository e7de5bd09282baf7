import { describe, expect, it } from '@jest/globals';
import { dataHash, piiCommitment } from './data-hash.js';

const counting = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => i));

// Computed with Python's hashlib over tag, 0x00, salt and text. Every receipt and proof rests on these bytes.
describe('salted hashes', () => {
  it('pins the hash of data', () => {
    expect(dataHash(counting(16), '{"a":1}')).toBe('e9bb5b5bffe2db547feefc1468a969a8be8fdba3b965388112e68fc727ee9e60');
  });

  it('pins the commitment to personal data', () => {
    expect(piiCommitment(counting(32), '{"n":"name","v":"x"}')).toBe(
      'd018a87ba1979ccabd4a52c2d218dffcc85b895e3ad095320a9ad3e8564e719f',
    );
  });

  it('refuses a salt of another length: the construction is unambiguous only with a fixed one', () => {
    expect(() => dataHash(counting(15), '{}')).toThrow(RangeError);
    expect(() => piiCommitment(counting(16), '{}')).toThrow(RangeError);
  });
});
