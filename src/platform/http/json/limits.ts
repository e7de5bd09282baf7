/** What a body may be, before anybody looks at what it means (reliability.md c.2). */
export interface JsonLimits {
  readonly bytes: number;
  /** Values of any kind, members of objects counted with their value. */
  readonly nodes: number;
  readonly depth: number;
  readonly keysPerObject: number;
  /** UTF-16 code units of one decoded string. */
  readonly stringLength: number;
}

export const PLAIN_LIMITS: JsonLimits = {
  bytes: 64 * 1024,
  nodes: 10_000,
  depth: 32,
  keysPerObject: 200,
  stringLength: 20_000,
};

export const GEOMETRY_LIMITS: JsonLimits = { ...PLAIN_LIMITS, bytes: 512 * 1024, nodes: 40_000 };
