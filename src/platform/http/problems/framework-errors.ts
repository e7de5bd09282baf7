import { HttpException } from '@nestjs/common';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  410: 'gone',
  413: 'payload-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  417: 'expectation-failed',
  429: 'rate-limited',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** Node's parser reports these as codes on `clientError`, before there is a request. */
const BY_CODE: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload-too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
};

/** The framework's own refusals by their status; its words stay inside, they name its parts. */
export function slugOfFrameworkError(error: unknown): string | undefined {
  // Not `instanceof Error`: Node's own errors may be of another realm (vm contexts, as in Jest).
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string') {
    const slug = BY_CODE[code];
    if (slug !== undefined) return slug;
    if (code.startsWith('HPE_')) return 'malformed-request';
  }
  if (error instanceof HttpException) return BY_STATUS[error.getStatus()];
  const fromFastify = typeof code === 'string' && code.startsWith('FST_');
  return fromFastify && typeof statusCode === 'number' ? BY_STATUS[statusCode] : undefined;
}
