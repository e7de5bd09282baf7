/**
 * A saboteur: checkpoints move under any epoch and from any place, and a lease is never found to be lost. Whoever owned
 * the read models before it slept goes on writing when it wakes.
 */
import pg from 'pg';

const query = pg.Client.prototype.query;
const disarmed = text =>
  text
    .replace('and kept.position = page.stood and kept.epoch = $10', 'and $10::bigint is not null')
    .replace('where name = $1 and epoch = $2', 'where name = $1 and $2::bigint is not null');
pg.Client.prototype.query = function (config, ...rest) {
  if (typeof config === 'string') return query.call(this, disarmed(config), ...rest);
  if (typeof config?.text === 'string') return query.call(this, { ...config, text: disarmed(config.text) }, ...rest);
  return query.call(this, config, ...rest);
};
