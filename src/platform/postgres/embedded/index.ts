export { startEmbeddedPostgres } from './start.js';
export { EmbeddedPostgresRefusal, type RefusalReason } from './refusal.js';
export { readSettingsInForce, unsafeSettings, type UnsafeSetting } from './durability-check.js';
export { connectionString, type EmbeddedConnection } from './connection.js';
export { DEFAULT_RESTART_POLICY, type RestartPolicy } from './restart-policy.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions, EmbeddedPostgresState, StateChange } from './types.js';
