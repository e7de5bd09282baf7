import type { HttpPlatform } from '../http-platform.js';

/** Headers of every answer, whoever gives it; a route may say otherwise of `cache-control`. */
export function everyAnswerOf({ apiVersion }: HttpPlatform): Readonly<Record<string, string>> {
  return {
    'api-version': apiVersion,
    'cache-control': 'no-store',
    'content-security-policy': "frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
  };
}
