/** A saboteur: the connection that appends has synchronous_commit off, so "stored" means "in the server's memory". */
import pg from 'pg';

const connect = pg.Client.prototype.connect;
pg.Client.prototype.connect = function (...given) {
  const { connectionParameters } = this;
  connectionParameters.options = connectionParameters.options?.replace(
    'synchronous_commit=on',
    'synchronous_commit=off',
  );
  return connect.apply(this, given);
};
