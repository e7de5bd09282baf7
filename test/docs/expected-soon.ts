/**
 * Names that the operations pages use already and the code has not yet: they come with the EventStoreDB adapter. Once
 * the last of them has arrived a spec asks for the list to be emptied, and this file can go.
 */
export const EXPECTED_SOON: readonly string[] = [
  // Variables, and a value of one that is there.
  'EVENT_STORE=eventstoredb',
  'EVENTSTOREDB_URL',
  'EVENTSTOREDB_ACCEPT_OLD_SERVER',
  // Commands of the CLI and their options.
  'qadam migrate',
  'qadam migrate --from',
  'qadam migrate --to',
  'qadam journal',
  'qadam journal status',
  'qadam journal accept',
  // Metrics.
  'qadam_journal_behind_seconds',
  'qadam_journal_behind_bytes',
  'qadam_journal_stopped',
  'qadam_journal_reconnects_total',
  'qadam_store_unknown_outcomes_total',
];

export const isExpectedSoon = (name: string): boolean => EXPECTED_SOON.includes(name);
