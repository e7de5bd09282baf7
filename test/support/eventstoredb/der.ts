/** As much of DER, the encoding of certificates, as one certificate needs. */

const tagged = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
};

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => tagged(0x30, ...contents);
export const setOf = (...contents: readonly Uint8Array[]): Buffer => tagged(0x31, ...contents);
export const integer = (value: number): Buffer => tagged(0x02, Buffer.from([value]));
export const yes = tagged(0x01, Buffer.from([0xff]));
export const octets = (content: Uint8Array): Buffer => tagged(0x04, content);
export const bits = (content: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), content);
export const text = (value: string): Buffer => tagged(0x0c, Buffer.from(value, 'utf8'));
export const context = (number: number, content: Uint8Array): Buffer => tagged(0xa0 + number, content);
export const contextPlain = (number: number, content: Uint8Array): Buffer => tagged(0x80 + number, content);

/** An object identifier, given as its bytes in hexadecimal. */
export const identifierOf = (hexadecimal: string): Buffer => tagged(0x06, Buffer.from(hexadecimal, 'hex'));

/** Years up to 2049. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(0x17, Buffer.from(digits.slice(2), 'ascii'));
}
