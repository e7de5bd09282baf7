import { errorSummary } from '../logging/safe-line.js';

/** Refusals whose message was written for whoever starts the program; a stack would only hide it. */
const TOLD = new Set([
  'ChangeRefused',
  'ConfigError',
  'EmbeddedPostgresRefusal',
  'GrantRefused',
  'MigrationRefused',
  'NotAccepted',
  'NotNow',
  'ServerRefused',
  'StoreRefused',
  'UnfinishedRestore',
  'UnguardedRoutes',
  'UnknownProjection',
  'UnusedRegister',
  'WrongHome',
  'WrongVaultKey',
]);

/** What a person reads when a start or a command fails: one sentence where we know it, everything where we do not. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (TOLD.has(error.name)) return error.message;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} is taken. Choose another with --port, or stop what listens there.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${String(port)} needs more rights than this user has.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000')
    return `The database cannot be used (${code}): ${summaryOf(error).message}`;
  return summaryOf(error).stack || summaryOf(error).message;
}

function summaryOf(error: Error): { readonly message: string; readonly stack: string } {
  return errorSummary(error) as { message: string; stack: string };
}
