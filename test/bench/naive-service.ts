import Fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/**
 * The service one would write by hand in an afternoon (ruling 51): no keys, no idempotency, no rules, no read model
 * but one row. Pool of 10, prepared statements, BEGIN, insert event, upsert row, COMMIT. `--cte` does the same in one
 * statement, which is about half as fast again. It is the baseline, not a straw man: nothing slows it down on purpose.
 */
const cte = process.argv.includes('--cte');
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

await pool.query(`
  create schema if not exists naive;
  create table if not exists naive.event (
    position bigserial primary key, stream text not null, revision int not null, type text not null,
    data jsonb not null, recorded_at timestamptz not null default now(), unique (stream, revision));
  create table if not exists naive.project (id text primary key, revision int not null, data jsonb not null);
`);

const insertEvent = {
  name: 'insert-event',
  text: `insert into naive.event (stream, revision, type, data)
         values ($1, coalesce((select revision + 1 from naive.project where id = $1), 0), $2, $3) returning revision`,
};
const upsertRow = {
  name: 'upsert-row',
  text: `insert into naive.project (id, revision, data) values ($1, $2, $3)
         on conflict (id) do update set revision = excluded.revision, data = excluded.data`,
};
const both = {
  name: 'both',
  text: `with e as (
           insert into naive.event (stream, revision, type, data)
           values ($1, coalesce((select revision + 1 from naive.project where id = $1), 0), $2, $3) returning revision)
         insert into naive.project (id, revision, data) select $1, revision, $3 from e
         on conflict (id) do update set revision = excluded.revision, data = excluded.data returning revision`,
};

async function record(id: string, type: string, data: unknown): Promise<number> {
  const json = JSON.stringify(data);
  if (cte) return (await pool.query({ ...both, values: [id, type, json] })).rows[0].revision as number;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query({ ...insertEvent, values: [id, type, json] });
    await client.query({ ...upsertRow, values: [id, rows[0].revision, json] });
    await client.query('COMMIT');
    return rows[0].revision as number;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const app = Fastify();
app.post('/v1/projects', async (request, reply) => {
  const id = randomUUID();
  const revision = await record(id, 'ProposalRegistered', request.body);
  return reply.code(201).send({ id, revision });
});
app.post<{ Params: { id: string } }>('/v1/projects/:id/progress-reports', async (request, reply) => {
  const revision = await record(request.params.id, 'ProgressReported', request.body);
  return reply.code(201).send({ id: request.params.id, revision });
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: Number(new URL(address).port) });
process.on('disconnect', () => process.exit(0));
