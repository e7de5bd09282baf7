import { ask } from '../database.js';
import { found, type Finding } from './findings.js';

/**
 * C11, as far as it goes today: every row of every table of ours is found by every index, and no page that was read had
 * a wrong checksum. The Merkle root joins with the audit log.
 */
export async function checkIntegrity(url: string): Promise<Finding[]> {
  await ask(url, 'create extension if not exists amcheck');
  const indexes = await ask<{ name: string }>(
    url,
    `select i.indexrelid::regclass::text as name from pg_index i
       join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
       join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('es', 'rm', 'app', 'people', 'public') and a.amname = 'btree' and c.relkind = 'i'
        and i.indisvalid and i.indisready order by 1`,
  );
  const findings: Finding[] = [];
  for (const { name } of indexes)
    await ask(url, 'select bt_index_check(index => $1::regclass, heapallindexed => true)', [name]).catch(
      (error: unknown) => {
        findings.push(found('C11', `index ${name}: ${error instanceof Error ? error.message : String(error)}`));
      },
    );
  if (indexes.length < 5) findings.push(found('C11', `only ${indexes.length} indexes were found to be checked`));
  const [wrong] = await ask<{ n: number }>(
    url,
    'select coalesce(sum(checksum_failures), 0)::int as n from pg_stat_database',
  );
  if (wrong?.n !== 0) findings.push(found('C11', `${wrong?.n} pages had a wrong checksum`));
  return findings;
}
