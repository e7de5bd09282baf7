const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;

/** The trace id of W3C `traceparent`; undefined when absent or malformed (a malformed one is ignored, as W3C asks). */
export function traceIdOf(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 200) return undefined;
  const match = TRACEPARENT.exec(header);
  if (match === null || header.startsWith('ff') || /^0+$/.test(match[1]!) || /^0+$/.test(match[2]!)) return undefined;
  return match[1];
}

const CORRELATION_ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** X-Correlation-Id as sent when it is a plain id, else the trace id, else undefined. */
export function correlationIdOf(header: string | undefined, traceparent: string | undefined): string | undefined {
  if (header !== undefined && CORRELATION_ID.test(header)) return header;
  return traceIdOf(traceparent);
}
