import type { Health } from '../health/health.js';
import type { Metrics } from '../metrics/metrics.js';
import type { AutomationRuntime } from './automation-runtime.js';

/** Shows in health and metrics what waits and what hangs: a failed timer is never silent. */
export function watchAutomations(runtime: AutomationRuntime, health: Health, metrics: Metrics): void {
  health.register({
    name: 'automations',
    affects: 'shown',
    check: async () => {
      const lines = await runtime.status();
      const stuck = lines.filter(
        line => line.stuckProcesses.length + line.stuckCommands.length + line.overdueTimers > 0,
      );
      return {
        ok: stuck.length === 0,
        ...(stuck.length > 0 && { detail: `stuck: ${stuck.map(({ name }) => name).join(', ')}` }),
        facts: {
          waitingCommands: lines.reduce((sum, line) => sum + line.waitingCommands, 0),
          overdueTimers: lines.reduce((sum, line) => sum + line.overdueTimers, 0),
        },
      };
    },
  });
  const watch = (name: string, help: string, value: (line: Line) => number): void =>
    metrics.watch(name, help, ['automation'], async () =>
      (await runtime.status()).map(line => ({ labels: { automation: line.name }, value: value(line) })),
    );
  watch('automation_waiting_commands', 'Commands sent and not answered yet', line => line.waitingCommands);
  watch('automation_overdue_timers', 'Timers past their due date', line => line.overdueTimers);
  watch(
    'automation_stuck',
    'Processes and commands that hang',
    line => line.stuckProcesses.length + line.stuckCommands.length,
  );
  watch('automation_refused_commands_day', 'Commands refused by a rule in the last day', line => line.refusedLastDay);
}

type Line = Awaited<ReturnType<AutomationRuntime['status']>>[number];
