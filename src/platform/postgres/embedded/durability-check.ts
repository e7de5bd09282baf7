/** The settings without which "stored" is not true. Used for the embedded and for an external server. */
export const DURABILITY_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'] as const;

export type DurabilitySetting = (typeof DURABILITY_SETTINGS)[number];
export type SettingsInForce = Readonly<Partial<Record<DurabilitySetting, string>>>;

export interface UnsafeSetting {
  readonly setting: DurabilitySetting;
  readonly value: string;
  readonly sentence: string;
}

const CONSEQUENCE: Readonly<Record<DurabilitySetting, string>> = {
  fsync: 'a power cut can destroy the whole register',
  full_page_writes: 'a power cut can leave torn pages',
  synchronous_commit: 'an answered command can be lost in a crash',
  data_checksums: 'silent damage on the disk stays unseen',
};

/** `local` and the replica modes all wait for the own disk; only `off` does not. */
function isSafe(setting: DurabilitySetting, value: string): boolean {
  return setting === 'synchronous_commit' ? value !== 'off' && value !== '' : value === 'on';
}

/** Names every unsafe setting in force. The embedded start refuses on any; an external server gets warnings. */
export function unsafeSettings(inForce: SettingsInForce): UnsafeSetting[] {
  return DURABILITY_SETTINGS.flatMap(setting => {
    const value = inForce[setting] ?? '';
    if (isSafe(setting, value)) return [];
    const shown = value === '' ? 'unknown' : value;
    return [
      { setting, value: shown, sentence: `PostgreSQL runs with ${setting} = ${shown}: ${CONSEQUENCE[setting]}.` },
    ];
  });
}

export interface Querying {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Asks the server what is in force, as this session sees it. */
export async function readSettingsInForce(client: Querying): Promise<SettingsInForce> {
  const names = DURABILITY_SETTINGS.map(name => `'${name}'`).join(', ');
  const { rows } = await client.query(`select name, setting from pg_settings where name in (${names})`);
  return Object.fromEntries(rows.map(row => [String(row['name']), String(row['setting'])]));
}
