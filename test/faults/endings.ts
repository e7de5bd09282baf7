/** How to end every process this driver has started: an interrupted run leaves nothing behind. */
export const endings = new Set<() => Promise<void>>();

export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void endAll().then(() => process.exit(130));
    });
  }
  // A driver that fails must not leave registers behind that nobody stops.
  process.once('uncaughtException', error => {
    console.error(error);
    void endAll().then(() => process.exit(1));
  });
}

const endAll = (): Promise<unknown> => Promise.allSettled([...endings].map(end => end()));
