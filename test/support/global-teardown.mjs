/** Same process as the global setup; removes the data too. */
export default async function globalTeardown() {
  await globalThis.qadamTestServer?.stop();
}
