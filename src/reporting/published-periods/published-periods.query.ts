import type { Pool } from 'pg';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';

/** The last day of the latest period of which an edition is published; read from the end of the list's own index. */
export async function lastPublishedDay(pool: Pool): Promise<string | null> {
  const { rows } = await preparedQuery<{ readonly day: string }>(
    pool,
    `select cut_off as day from rm.period_reports
      order by cut_off collate "C" desc, period collate "C" desc, edition desc limit 1`,
    [],
  );
  return rows[0]?.day ?? null;
}
