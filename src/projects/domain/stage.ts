/** Macro-stages (domain.md c.2). `unknown`: nothing is registered under this id. */
export const STAGES = [
  'unknown',
  'proposed',
  'negotiation',
  'review',
  'revision',
  'approved',
  'rejected',
  'preparation',
  'construction',
  'commissioning',
  'operation',
  'closed',
  'cancelled',
] as const;

export type Stage = (typeof STAGES)[number];

/** Stages after which nothing changes the project (rule C3). */
export const TERMINAL_STAGES: readonly Stage[] = ['rejected', 'closed', 'cancelled'];

export function isTerminal(stage: Stage): boolean {
  return TERMINAL_STAGES.includes(stage);
}
