import {
  EmbeddedPostgresRefusal,
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../src/platform/postgres/embedded/index.js';

/**
 * A process that owns an embedded server, for tests that kill the owner or run it as another user.
 * Options come as JSON in the first argument; one line of JSON says how it went. It stops when its
 * input closes, so it never outlives the test by accident.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as EmbeddedPostgresOptions;
try {
  const server = await startEmbeddedPostgres(options);
  const { connection, pid, adopted, dataDirectory } = server;
  console.log(JSON.stringify({ connection, pid, adopted, dataDirectory, uid: process.getuid?.() }));
  process.stdin.resume().once('end', () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.log(JSON.stringify({ refused: message, expected: error instanceof EmbeddedPostgresRefusal }));
  process.exit(1);
}
