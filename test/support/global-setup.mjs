import './typescript-hooks.mjs';

/**
 * One PostgreSQL for the whole run. Plain JavaScript on purpose: Jest loads a global setup outside
 * its own module system, as CommonJS when it is TypeScript, and that cannot import ES modules.
 */
export default async function globalSetup() {
  const { startSharedServer } = await import('./embedded-postgres.ts');
  globalThis.qadamTestServer = await startSharedServer();
}
