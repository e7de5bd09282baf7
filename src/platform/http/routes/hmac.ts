import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of texts under one key, hex. The same bytes as `createHmac` (a spec holds them together) at
 * a third of the price: no stream object for each text, and the padded keys are made once.
 */
export function hmacSha256(key: Uint8Array): (text: string) => string {
  const block = Buffer.alloc(BLOCK);
  block.set(key.length > BLOCK ? hash('sha256', key, 'buffer') : key);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  let inner = Buffer.alloc(4_096);
  const pad = (): void => {
    for (let at = 0; at < BLOCK; at++) inner[at] = (block[at] as number) ^ 0x36;
  };
  for (let at = 0; at < BLOCK; at++) outer[at] = (block[at] as number) ^ 0x5c;
  pad();
  return text => {
    // Three bytes of UTF-8 at most for each UTF-16 unit.
    if (inner.length < BLOCK + 3 * text.length) {
      inner = Buffer.alloc(2 * (BLOCK + 3 * text.length));
      pad();
    }
    const end = BLOCK + inner.write(text, BLOCK, 'utf8');
    outer.set(hash('sha256', inner.subarray(0, end), 'buffer'), BLOCK);
    return hash('sha256', outer, 'hex');
  };
}
