import { appendFileSync, existsSync } from 'node:fs';
import pg from 'pg';

/**
 * Loaded before the register (N13): while the file exists, pages of events reach the followers doubled, out of order,
 * with a hole, old ones again, cut in the middle, or not at all. One letter is written for each delivery spoiled.
 */
const file = process.env.QADAM_DELIVERIES;
const query = pg.Pool.prototype.query;
let n = 0;

const SPOILED = {
  d: rows => [rows[0], ...rows],
  o: rows => [...rows.slice(1), rows[0]],
  h: rows => rows.filter((_, index) => index !== Math.floor(rows.length / 2)),
  a: rows => rows.map(row => [String(Math.max(1, Number(row[0]) - 3)), ...row.slice(1)]),
  c: rows => rows.slice(0, Math.max(1, rows.length >> 1)),
  n: () => {
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' });
  },
};
const KINDS = Object.keys(SPOILED);

pg.Pool.prototype.query = function (config, ...rest) {
  const asked = query.call(this, config, ...rest);
  if (config?.name !== 'lean-page' || file === undefined || !existsSync(file)) return asked;
  return asked.then(result => {
    // Every other page is whole, so that it goes on.
    if (result.rows.length < 2 || n++ % 2 === 0) return result;
    const kind = KINDS[(n >> 1) % KINDS.length];
    appendFileSync(`${file}-spoiled`, kind);
    return { ...result, rows: SPOILED[kind](result.rows) };
  });
};
