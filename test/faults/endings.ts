/** How to end every process this driver has started: an interrupted run leaves nothing behind. */
export const endings = new Set<() => Promise<void>>();

export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.allSettled([...endings].map(end => end())).then(() => process.exit(130));
    });
  }
}
