-- Lives of a register, and the one way into its log beside es.append: the import of a backup into an empty database.

-- Every life after the first: where it left the one before it. A position of an older life still means the same event
-- when no later life began below it; whoever saw more saw something that is gone (410).
create table es.incarnation (
  incarnation int primary key check (incarnation >= 2),
  began_after bigint not null check (began_after >= 0),   -- the last position it shares with the life before it
  began_at timestamptz(3) not null,
  reason text not null check (reason in ('restored', 'unknown')),
  details text not null                                   -- JSON
);
-- Somebody counted up by hand, as the page on restoring once said: nothing is known of what was lost.
insert into es.incarnation select incarnation, 0, now(), 'unknown', '{}' from es.register where incarnation > 1;

-- Commands that recorded nothing stand at no position of the log; this is the order in which they were answered. Dense,
-- and risen with the commits, since it is given under the lock of the log: a follower keeps one number, as with events.
create table es.quiet_command (
  number bigint primary key check (number >= 1),
  command_id uuid not null unique
);
insert into es.quiet_command
select row_number() over (order by recorded_at, command_id), command_id from es.command where first_position is null;

create function es.number_quiet_command() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(8101170115101115);     -- es.append holds it already; whoever else writes here may not
  insert into es.quiet_command (number, command_id)
  select coalesce(max(q.number), 0) + 1, new.command_id from es.quiet_command q;
  return null;
end $$;
create trigger number_quiet_command after insert on es.command
  for each row when (new.first_position is null) execute function es.number_quiet_command();

-- What this database was restored from; at most one row, for a database is restored once, and empty before.
create table es.restore (
  only_row boolean primary key default true check (only_row),
  folder_id uuid not null,
  register_id uuid not null,
  up_to bigint not null,
  begun_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)                              -- null: rows are coming in, and nobody may serve
);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['incarnation', 'quiet_command'] loop
    execute format('create trigger keep_rows before update or delete on es.%I for each row execute function es.refuse_change()', guarded);
    execute format('create trigger keep_table before truncate on es.%I for each statement execute function es.refuse_change()', guarded);
    execute format('alter table es.%I enable always trigger keep_rows, enable always trigger keep_table', guarded);
  end loop;
end $$;

-- The import is for the owner of the database alone, and only while a restore is under way. It inserts and never
-- changes, so the guards of the tables stay on for everybody, the owner too. Errors: QD004.

-- Begins a restore, or goes on with the same one after a kill. Until it is finished the database holds no register:
-- es.append refuses everybody, and no process starts on it.
create function es.begin_import(folder uuid, register uuid, plan bigint) returns table (head bigint, quiet bigint)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  known es.restore;
begin
  perform pg_advisory_xact_lock(8101170115101115);
  head := coalesce((select max(i.position) from es.stream_index i), 0);
  quiet := coalesce((select max(q.number) from es.quiet_command q), 0);
  select * into known from es.restore;
  if known.only_row is null then
    if head > 0 or exists (select from es.command) then
      raise exception 'this database holds a register with % events', head using errcode = 'QD004';
    end if;
    insert into es.restore (folder_id, register_id, up_to) values (folder, register, plan);
    delete from es.register;
  elsif known.finished_at is not null then
    raise exception 'this database was restored already, at %', known.finished_at using errcode = 'QD004';
  elsif (known.folder_id, known.register_id) <> (folder, register) or head > plan then
    raise exception 'another restore was begun here: of backup %, up to position %', known.folder_id, known.up_to
      using errcode = 'QD004';
  else
    update es.restore set up_to = plan;
  end if;
  return next;
end $$;

-- Rows as they were exported: {"event": […], "command": […], "quiet": […]}. The events follow on the head without a gap;
-- quiet commands come in the order of their numbers, and are given the same again.
create function es.import_rows(rows json) returns bigint
language plpgsql set search_path = pg_catalog, pg_temp
-- Planned while the tables were empty, and right when they are not.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  head bigint;
  last bigint;
  came bigint;
  placed bigint;
begin
  perform pg_advisory_xact_lock(8101170115101115);
  head := coalesce((select max(i.position) from es.stream_index i), 0);
  if not exists (select from es.restore r where r.finished_at is null) then
    raise exception 'no restore is under way' using errcode = 'QD004';
  end if;
  insert into es.event select * from json_populate_recordset(null::es.event, rows -> 'event');
  get diagnostics came = row_count;
  insert into es.stream_index (stream_id, revision, position, event_id, ledger_at)
  select e.stream_id, e.revision, e.position, e.event_id, e.ledger_at from es.event e where e.position > head;
  get diagnostics placed = row_count;
  -- A row may have been exported while its command's events were still being copied: it comes again, grown.
  insert into es.command as kept select * from json_populate_recordset(null::es.command, rows -> 'command')
  on conflict (command_id) do update
    set last_position = excluded.last_position, last_revision = excluded.last_revision;
  insert into es.command select * from json_populate_recordset(null::es.command, rows -> 'quiet');
  last := coalesce((select max(i.position) from es.stream_index i), 0);
  if placed <> came or last <> head + came then
    raise exception 'the rows do not follow on position %', head using errcode = 'QD004';
  end if;
  perform es.keep_partitions_ahead(head, last);
  return last;
end $$;

-- The new life and the first event in it, by the way of all events and in one transaction: nothing can come before it.
create function es.finish_import(first_event text, incarnation int, began_at timestamptz, details text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  known es.restore;
  head bigint;
  verdict text;
begin
  perform pg_advisory_xact_lock(8101170115101115);
  head := coalesce((select max(i.position) from es.stream_index i), 0);
  select * into known from es.restore r where r.finished_at is null;
  if known.only_row is null or known.up_to <> head then
    raise exception 'no restore is under way, or it is not complete' using errcode = 'QD004';
  end if;
  insert into es.register (register_id, incarnation, store) values (known.register_id, incarnation, 'postgres');
  insert into es.incarnation values (incarnation, head, began_at, 'restored', details);
  verdict := es.append(first_event, known.register_id, incarnation, 'postgres');
  if verdict not like '[["stored",%' then
    raise exception 'the first event was not stored: %', verdict using errcode = 'QD004';
  end if;
  update es.restore set finished_at = clock_timestamp();
  return verdict;
end $$;

revoke all on function es.number_quiet_command(), es.begin_import(uuid, uuid, bigint), es.import_rows(json),
  es.finish_import(text, int, timestamptz, text) from public;
select qadam.grant_to_app('select on es.incarnation, es.quiet_command, es.restore');
