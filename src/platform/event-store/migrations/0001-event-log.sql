-- The event log. Positions are dense (1, 2, 3 …) and rise in commit order: there is one writer at a time, behind an
-- advisory lock that PostgreSQL releases after the commit has become visible.

create table es.register (                 -- which register, which life of it, and which store is its home: one row
  only_row boolean primary key default true check (only_row),
  register_id uuid not null,
  incarnation int not null check (incarnation >= 1),
  store text not null check (store in ('postgres', 'eventstoredb'))
);
insert into es.register (register_id, incarnation, store) values (gen_random_uuid(), 1, 'postgres');

create table es.event (
  position bigint not null primary key,
  stream_id text collate "C" not null,
  revision bigint not null,                -- 0-based
  event_id uuid not null,
  type text collate "C" not null,
  schema_version int not null,
  data text not null,                      -- canonical JSON, byte for byte as hashed: text, since jsonb reorders keys
  meta text not null,                      -- the envelope (ruling 21); the columns below are copies for queries
  data_hash bytea not null,
  actor text not null,
  command_id uuid not null,
  correlation_id text not null,
  causation_id text,
  recorded_at timestamptz(3) not null,     -- stamped by the application
  ledger_at timestamptz(3) not null,       -- greatest(previous, recorded_at): known-at-t cuts by it (ruling 23)
  occurred_on date not null,               -- the business date
  source_position text                     -- where the event lies in EventStoreDB, when this is its journal
) partition by range (position);

-- Carries the uniqueness that a table partitioned by position cannot, and finds a stream's events.
create table es.stream_index (
  stream_id text collate "C" not null,
  revision bigint not null,
  position bigint not null unique,
  event_id uuid not null unique,
  ledger_at timestamptz(3) not null,
  primary key (stream_id, revision)
);

-- One row for every command that ever succeeded, also those that recorded nothing. Never pruned.
create table es.command (
  command_id uuid primary key,
  fingerprint bytea not null,
  stream_id text collate "C" not null,
  first_position bigint,
  last_position bigint not null,
  last_revision bigint not null,
  recorded_at timestamptz(3) not null
);

create function es.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'es.% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'QD002';
end $$;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['event', 'stream_index', 'command'] loop
    execute format('create trigger keep_rows before update or delete on es.%I for each row execute function es.refuse_change()', guarded);
    execute format('create trigger keep_table before truncate on es.%I for each statement execute function es.refuse_change()', guarded);
    -- "always": session_replication_role = replica must not switch the guards off.
    execute format('alter table es.%I enable always trigger keep_rows, enable always trigger keep_table', guarded);
  end loop;
end $$;

create function es.partition_size() returns bigint language sql immutable as 'select 10000000::bigint';

-- Creates the partition of the head and `ahead` more. There is no default partition: it would hide that this fails.
create function es.ensure_partitions(ahead int default 2) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  created int := 0;
  nth bigint := (select coalesce(max(position), 1) / es.partition_size() from es.stream_index);
  wanted text;
begin
  for n in nth .. nth + ahead loop
    wanted := format('event_p%s', lpad(n::text, 4, '0'));
    continue when to_regclass('es.' || wanted) is not null;
    execute format('create table es.%I partition of es.event for values from (%s) to (%s)',
                   wanted, n * es.partition_size(), (n + 1) * es.partition_size());
    execute format('create trigger keep_table before truncate on es.%I for each statement execute function es.refuse_change()', wanted);
    execute format('alter table es.%I enable always trigger keep_rows, enable always trigger keep_table', wanted);
    created := created + 1;
  end loop;
  return created;
end $$;

select es.ensure_partitions();
