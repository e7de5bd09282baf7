import { Client } from 'pg';

/** `connections` clients, one event row per transaction, nothing else: what PostgreSQL itself gives. Rows a second. */
export async function insertRows(connectionString: string, connections: number, seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client({ connectionString });
      await client.connect();
      return client;
    }),
  );
  const [first] = clients;
  await first?.query('create schema if not exists naive');
  await first?.query('create table if not exists naive.plain (id bigserial primary key, stream text, data jsonb)');
  const data = JSON.stringify({ reportId: 'r-1', periodFrom: '2024-01-01', physicalPct: '41.00', evidence: [] });
  const end = performance.now() + seconds * 1000;
  let rows = 0;
  await Promise.all(
    clients.map(async (client, index) => {
      const values = [`project-${index}`, data];
      while (performance.now() < end) {
        await client.query({ name: 'plain', text: 'insert into naive.plain (stream, data) values ($1, $2)', values });
        rows++;
      }
      await client.end();
    }),
  );
  return rows / seconds;
}
