-- What PostgreSQL keeps when EventStoreDB/KurrentDB is the home of the events: claims on commands (ruling 15), and the
-- journal, a copy of the store's order in the event tables of 0001 (ruling 13).

-- A claim is never a lock: whoever takes it counts itself and goes on. Gone a while after the journal has copied the
-- command, whose row in es.command says more; kept for ever for a command that recorded nothing.
create table es.claim (
  command_id uuid primary key,
  fingerprint bytea not null,
  stream_id text collate "C" not null,
  lowest bigint not null,                  -- lowest revision that an attempt expected
  takers int not null,                     -- attempts so far; the number is the ticket of the last one
  nothing_at bigint,                       -- settled: nothing to record, with the stream at this revision
  claimed_at timestamptz(3) not null
);

create table es.journal (                  -- where the copying stands: one row
  only_row boolean primary key default true check (only_row),
  epoch bigint not null default 0,         -- of its owner (rm.lease 'journal'); a stale one fails by it
  commit_position numeric(20),             -- considered up to here, in the store's own order; null: from the beginning
  prepare_position numeric(20),
  last_stream text collate "C",            -- the last event of ours that was copied: it must still be there
  last_revision bigint,
  last_event_id uuid,
  last_commit numeric(20),
  last_prepare numeric(20),
  stopped text,                            -- why it waits for `qadam journal accept`; null: it runs
  stopped_at_commit numeric(20),
  stopped_at_prepare numeric(20)
);
insert into es.journal default values;

-- What an operator let pass, for ever: an event of the store that is not in the journal, or a gap in a stream.
create table es.journal_accepted (
  commit_position numeric(20) not null,
  prepare_position numeric(20) not null,
  reason text not null,
  found text not null,
  accepted_by text not null,
  accepted_at timestamptz(3) not null default clock_timestamp(),
  primary key (commit_position, prepare_position)
);
create trigger keep_rows before update or delete on es.journal_accepted for each row execute function es.refuse_change();
create trigger keep_table before truncate on es.journal_accepted for each statement execute function es.refuse_change();
alter table es.journal_accepted enable always trigger keep_rows, enable always trigger keep_table;

-- One command's events may reach the journal in two pages. Its row may then grow by events that carry its id, and by
-- nothing else.
create function es.refuse_change_of_command() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (new.command_id, new.fingerprint, new.stream_id, new.first_position, new.recorded_at)
         = (old.command_id, old.fingerprint, old.stream_id, old.first_position, old.recorded_at)
     and new.last_position > old.last_position
     and new.last_position - old.last_position = new.last_revision - old.last_revision
     and (select count(*) = new.last_position - old.last_position and bool_and(e.command_id = new.command_id)
          from es.event e where e.position > old.last_position and e.position <= new.last_position) then
    return new;
  end if;
  raise exception 'es.command is append-only: % is refused', lower(tg_op) using errcode = 'QD002';
end $$;
drop trigger keep_rows on es.command;
create trigger keep_rows before update or delete on es.command for each row execute function es.refuse_change_of_command();
alter table es.command enable always trigger keep_rows;

create function es.refuse_other_register(for_register uuid, for_incarnation int, for_store text) returns void
language plpgsql as $$
declare
  own record;
begin
  select r.register_id, r.incarnation, r.store into own from es.register r;
  if (own.register_id, own.incarnation, own.store) is distinct from (for_register, for_incarnation, for_store) then
    raise exception 'this database is register %, incarnation %, store %; the caller is configured for %, %, %',
      own.register_id, own.incarnation, own.store, for_register, for_incarnation, for_store using errcode = 'QD001';
  end if;
end $$;

-- Takes claims, many at once. Values by column, one array element a command; in order of the command id, so that two
-- processes that take the same ones cannot deadlock. One JSON answer per command, in the order given:
--   ["open", takers, stream, lowest, copied] · ["stored", stream, first revision] · ["nothing", stream, revision]
--   ["key-reused"] · ["clock-skew", database time]
create function es.take_claims(ids uuid[], fingerprints bytea[], streams text[], expectations bigint[],
                               earliest timestamptz[], latest timestamptz[], waited int[],
                               for_register uuid, for_incarnation int, for_store text) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  answers text[] := array_fill(null::text, array[cardinality(ids)]);
  clock timestamptz := statement_timestamp();
  wanted record;
  known record;
  held record;
  copied bigint;
begin
  perform pg_advisory_xact_lock_shared(8101170115101116);  -- `qadam migrate` takes it alone when the store changes
  perform es.refuse_other_register(for_register, for_incarnation, for_store);
  for wanted in
    select * from unnest(ids, fingerprints, streams, expectations, earliest, latest, waited) with ordinality
      w(id, fingerprint, stream, expected, earliest, latest, waited, n) order by w.id
  loop
    -- Before the ledger is asked: what the journal copies between the two is then found there.
    select coalesce(max(i.revision), -1) into copied from es.stream_index i where i.stream_id = wanted.stream;
    select * into known from es.command c where c.command_id = wanted.id;
    if found then
      answers[wanted.n] := case
        when known.fingerprint <> wanted.fingerprint then '["key-reused"]'
        when known.first_position is null then json_build_array('nothing', known.stream_id, known.last_revision)::text
        else json_build_array('stored', known.stream_id,
                              known.last_revision - (known.last_position - known.first_position))::text end;
      continue;
    end if;
    if wanted.earliest < clock - make_interval(secs => 2 + wanted.waited / 1000.0)
       or wanted.latest > clock + make_interval(secs => 2 - wanted.waited / 1000.0) then
      -- A repeat of what is settled is told so whatever its clock says.
      select * into held from es.claim c where c.command_id = wanted.id and c.nothing_at is not null;
      if not found then
        answers[wanted.n] := json_build_array('clock-skew', clock)::text;
        continue;
      end if;
    end if;
    insert into es.claim as kept (command_id, fingerprint, stream_id, lowest, takers, claimed_at)
    values (wanted.id, wanted.fingerprint, wanted.stream, wanted.expected, 1, clock)
    on conflict (command_id) do update set takers = kept.takers + 1, lowest = least(kept.lowest, excluded.lowest)
      where kept.fingerprint = excluded.fingerprint
    returning kept.takers, kept.stream_id, kept.lowest, kept.nothing_at into held;
    answers[wanted.n] := case
      when not found then '["key-reused"]'
      when held.nothing_at is not null then json_build_array('nothing', held.stream_id, held.nothing_at)::text
      else json_build_array('open', held.takers, held.stream_id, held.lowest, copied)::text end;
  end loop;
  return answers;
end $$;

-- True when nobody took the claim after the holder of this ticket.
create function es.settle_nothing(id uuid, revision bigint, ticket int,
                                  for_register uuid, for_incarnation int, for_store text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(8101170115101116);
  perform es.refuse_other_register(for_register, for_incarnation, for_store);
  update es.claim c set nothing_at = revision where c.command_id = id and c.takers = ticket and c.nothing_at is null;
  return found;
end $$;

-- From here on every page of the owner before fails.
create function es.own_journal(own_epoch bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update es.journal set epoch = own_epoch where epoch < own_epoch;
$$;

-- One page of the store's order into the event tables, and where the copying then stands: all or nothing. `batch` is
-- written as for es.append: columns by U+001E, values by U+001F
--   1 stream, 2 revision, 3 event id, 4 type, 5 schema version, 6 data, 7 meta, 8 data hash, 9 actor, 10 command id,
--   11 fingerprint, 12 correlation, 13 causation (empty: none), 14 recordedAt, 15 occurredOn, 16 commit, 17 prepare
-- An empty batch only moves the mark. Answers the head of the register's order.
-- Errors: QD001 another register or store, QD003 another owner or another mark.
create function es.copy_in(batch text, own_epoch bigint, from_commit numeric, from_prepare numeric,
                           to_commit numeric, to_prepare numeric,
                           for_register uuid, for_incarnation int, for_store text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  part constant text := chr(31);
  cols text[] := string_to_array(batch, chr(30));
  head bigint;
  last_ledger_at timestamptz;
  last_copied record;
begin
  perform pg_advisory_xact_lock(8101170115101115);
  perform es.refuse_other_register(for_register, for_incarnation, for_store);
  select i.position, i.ledger_at into head, last_ledger_at from es.stream_index i order by i.position desc limit 1;
  head := coalesce(head, 0);

  if batch <> '' then
    insert into es.event (position, stream_id, revision, event_id, type, schema_version, data, meta, data_hash, actor,
                          command_id, correlation_id, causation_id, recorded_at, ledger_at, occurred_on, source_position)
    select head + p.n, p.stream, p.revision, p.id, p.type, p.version, p.data, p.meta, p.hash, p.actor, p.command,
           p.correlation, nullif(p.causation, ''), p.at,
           greatest(last_ledger_at, max(p.at) over (order by p.n rows unbounded preceding)), p.occurred_on,
           p.commit_at || '/' || p.prepare_at
    from unnest(string_to_array(cols[1], part), string_to_array(cols[2], part)::bigint[],
                string_to_array(cols[3], part)::uuid[], string_to_array(cols[4], part),
                string_to_array(cols[5], part)::int[], string_to_array(cols[6], part), string_to_array(cols[7], part),
                string_to_array(cols[8], part)::bytea[], string_to_array(cols[9], part),
                string_to_array(cols[10], part)::uuid[], string_to_array(cols[12], part),
                string_to_array(cols[13], part), string_to_array(cols[14], part)::timestamptz[],
                string_to_array(cols[15], part)::date[], string_to_array(cols[16], part),
                string_to_array(cols[17], part))
      with ordinality p(stream, revision, id, type, version, data, meta, hash, actor, command, correlation, causation,
                        at, occurred_on, commit_at, prepare_at, n);

    insert into es.stream_index (stream_id, revision, position, event_id, ledger_at)
    select e.stream_id, e.revision, e.position, e.event_id, e.ledger_at from es.event e where e.position > head;

    insert into es.command as kept (command_id, fingerprint, stream_id, first_position, last_position, last_revision, recorded_at)
    select e.command_id, min(p.fingerprint::text)::bytea, min(e.stream_id), min(e.position), max(e.position), max(e.revision),
           min(e.recorded_at)
    from es.event e
    join unnest(string_to_array(cols[11], part)) with ordinality p(fingerprint, n) on e.position = head + p.n
    where e.position > head group by e.command_id
    on conflict (command_id) do update set last_position = excluded.last_position, last_revision = excluded.last_revision
      where kept.last_position = head;

    select e.* into last_copied from es.event e where e.position > head order by e.position desc limit 1;
    perform es.keep_partitions_ahead(head, last_copied.position);
    head := last_copied.position;
    update es.journal set last_stream = last_copied.stream_id, last_revision = last_copied.revision,
           last_event_id = last_copied.event_id,
           last_commit = split_part(last_copied.source_position, '/', 1)::numeric,
           last_prepare = split_part(last_copied.source_position, '/', 2)::numeric;
  end if;

  update es.journal set commit_position = to_commit, prepare_position = to_prepare
   where epoch = own_epoch and stopped is null
     and commit_position is not distinct from from_commit and prepare_position is not distinct from from_prepare;
  if not found then
    raise exception 'the journal has another owner than epoch %, or stands elsewhere than %/%', own_epoch, from_commit,
      from_prepare using errcode = 'QD003';
  end if;
  return head;
end $$;

-- Claims of commands that are copied say nothing more. A minute later: who took one still asks whether it was alone.
create function es.prune_claims() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from es.claim c using es.command k
  where c.command_id = k.command_id and c.claimed_at < clock_timestamp() - interval '1 minute';
$$;

create function es.stop_journal(own_epoch bigint, reason text, at_commit numeric, at_prepare numeric) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update es.journal set stopped = reason, stopped_at_commit = at_commit, stopped_at_prepare = at_prepare
   where epoch = own_epoch and stopped is null;
$$;

revoke all on function es.refuse_change_of_command(), es.refuse_other_register(uuid, int, text),
  es.take_claims(uuid[], bytea[], text[], bigint[], timestamptz[], timestamptz[], int[], uuid, int, text),
  es.settle_nothing(uuid, bigint, int, uuid, int, text), es.own_journal(bigint),
  es.copy_in(text, bigint, numeric, numeric, numeric, numeric, uuid, int, text),
  es.prune_claims(), es.stop_journal(bigint, text, numeric, numeric) from public;
select qadam.grant_to_app('select on es.claim, es.journal, es.journal_accepted');
select qadam.grant_to_app('execute on function
  es.take_claims(uuid[], bytea[], text[], bigint[], timestamptz[], timestamptz[], int[], uuid, int, text),
  es.settle_nothing(uuid, bigint, int, uuid, int, text), es.own_journal(bigint),
  es.copy_in(text, bigint, numeric, numeric, numeric, numeric, uuid, int, text),
  es.prune_claims(), es.stop_journal(bigint, text, numeric, numeric)');
