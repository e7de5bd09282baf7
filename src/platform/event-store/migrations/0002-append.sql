-- es.append: one call = one transaction = one batch of commands, answered one by one. Sent in autocommit, so that it
-- has committed before it answers and nothing holds the lock across a round trip. READ COMMITTED only: every statement
-- below needs a snapshot taken after the lock.
--
-- `batch` is columns separated by U+001E, values by U+001F; canonical JSON holds no raw control characters, so nothing
-- is escaped here and unescaped there.
--   commands 1 id, 2 fingerprint, 3 stream, 4 expected revision (-1: must not exist), 5 number of events, 6 ms waited
--   events   7 id, 8 type, 9 schema version, 10 data, 11 meta, 12 data hash, 13 actor, 14 correlation, 15 causation
--            (empty: none), 16 recordedAt, 17 occurredOn, 18 number of its command, from 1
-- The answer is a JSON array with one verdict per command:
--   ["stored", first, last, revision] · ["duplicate", first, last, revision, stream] · ["key-reused"]
--   ["conflict", actual] · ["clock-skew", database time]
-- Errors: QD001 another register, incarnation or store.
--
-- Two ways lead to the same rows. When every command of the batch has events, meets its expectation and shares neither
-- stream nor key with a neighbour, one statement stores them all: a quarter less of PostgreSQL's time, and most batches
-- are such. Otherwise es.append_in_order takes them one after the other. A spec holds both to the same answers.

-- Entering a partition makes one more ahead. If somebody holds the table, the next boundary will do it.
create function es.keep_partitions_ahead(old_head bigint, new_head bigint) returns void language plpgsql as $$
begin
  if new_head / es.partition_size() > old_head / es.partition_size() then
    begin
      perform es.ensure_partitions();
    exception when lock_not_available then
      raise warning 'no partition could be created ahead: %', sqlerrm;
    end;
  end if;
end $$;

-- The commands of a batch one after the other: the first on a stream or key wins, and the next gets the answer it
-- would get a moment later. Called under the lock, with what es.append read.
create function es.append_in_order(cols text[], head bigint, ledger_at timestamptz) returns text
language plpgsql as $$
declare
  part constant text := chr(31);
  c_id uuid[] := string_to_array(cols[1], part)::uuid[];
  c_fingerprint bytea[] := string_to_array(cols[2], part)::bytea[];
  c_stream text[] := string_to_array(cols[3], part);
  c_expected bigint[] := string_to_array(cols[4], part)::bigint[];
  c_events int[] := string_to_array(cols[5], part)::int[];
  c_waited int[] := string_to_array(cols[6], part)::int[];
  e_at timestamptz[] := string_to_array(cols[16], part)::timestamptz[];
  e_position bigint[] := array_fill(null::bigint, array[greatest(cardinality(e_at), 1)]);
  e_revision bigint[] := e_position;
  e_ledger_at timestamptz[] := array_fill(null::timestamptz, array[greatest(cardinality(e_at), 1)]);
  -- what each command stored; null when it stored nothing
  v_first bigint[] := array_fill(null::bigint, array[cardinality(c_id)]);
  v_last bigint[] := v_first;
  v_revision bigint[] := v_first;
  v_at timestamptz[] := array_fill(null::timestamptz, array[cardinality(c_id)]);
  -- of each stream and key, kept at the number of its first command in the batch
  s_revision bigint[] := v_first;
  s_position bigint[] := v_first;
  k_stored_by int[] := array_fill(null::int, array[cardinality(c_id)]);
  clock timestamptz := statement_timestamp();
  low timestamptz;
  high timestamptz;
  next_event int := 1;
  next_position bigint;
  verdicts text := '';
  verdict text;
  c record;
begin
  next_position := head + 1;

  for c in
    select b.n::int, b.id, b.stream,
           min(b.n) over (partition by b.stream)::int as stream_slot,
           min(b.n) over (partition by b.id)::int as key_slot,
           s.revision, s.position,
           k.fingerprint, k.stream_id, k.first_position, k.last_position, k.last_revision
    from unnest(c_id, c_stream) with ordinality b(id, stream, n)
    left join lateral (select i.revision, i.position from es.stream_index i
                       where i.stream_id = b.stream order by i.revision desc limit 1) s on true
    left join lateral (select * from es.command l where l.command_id = b.id) k on true
    order by b.n
  loop
    if c.stream_slot = c.n then
      s_revision[c.n] := coalesce(c.revision, -1);
      s_position[c.n] := coalesce(c.position, 0);
    end if;

    if c.fingerprint is not null then
      verdict := case when c.fingerprint <> c_fingerprint[c.n] then '["key-reused"]' else
        json_build_array('duplicate', c.first_position, c.last_position, c.last_revision, c.stream_id)::text end;
      next_event := next_event + c_events[c.n];
    elsif k_stored_by[c.key_slot] is not null then
      verdict := case when c_fingerprint[k_stored_by[c.key_slot]] <> c_fingerprint[c.n] then '["key-reused"]' else
        json_build_array('duplicate', v_first[k_stored_by[c.key_slot]], v_last[k_stored_by[c.key_slot]],
                         v_revision[k_stored_by[c.key_slot]], c_stream[k_stored_by[c.key_slot]])::text end;
      next_event := next_event + c_events[c.n];
    elsif s_revision[c.stream_slot] <> c_expected[c.n] then
      verdict := '["conflict",' || s_revision[c.stream_slot] || ']';
      next_event := next_event + c_events[c.n];
    else
      verdict := null;
      low := clock - make_interval(secs => 2 + c_waited[c.n] / 1000.0);
      high := clock + make_interval(secs => 2 - c_waited[c.n] / 1000.0);
      for e in next_event .. next_event + c_events[c.n] - 1 loop
        if e_at[e] < low or e_at[e] > high then
          verdict := json_build_array('clock-skew', clock)::text;
        end if;
      end loop;
      if verdict is not null then
        next_event := next_event + c_events[c.n];
      else
        if c_events[c.n] > 0 then
          v_first[c.n] := next_position;
          v_at[c.n] := e_at[next_event];
          for e in next_event .. next_event + c_events[c.n] - 1 loop
            s_revision[c.stream_slot] := s_revision[c.stream_slot] + 1;
            ledger_at := greatest(ledger_at, e_at[e]);
            e_position[e] := next_position;
            e_revision[e] := s_revision[c.stream_slot];
            e_ledger_at[e] := ledger_at;
            next_position := next_position + 1;
          end loop;
          s_position[c.stream_slot] := next_position - 1;
          next_event := next_event + c_events[c.n];
        else
          v_at[c.n] := clock;
        end if;
        v_last[c.n] := s_position[c.stream_slot];
        v_revision[c.n] := s_revision[c.stream_slot];
        k_stored_by[c.key_slot] := c.n;
        verdict := '["stored",' || coalesce(v_first[c.n]::text, 'null') || ',' || v_last[c.n] || ',' || v_revision[c.n] || ']';
      end if;
    end if;
    verdicts := verdicts || ',' || verdict;
  end loop;

  if next_position > head + 1 then
    insert into es.event (position, stream_id, revision, event_id, type, schema_version, data, meta, data_hash, actor,
                          command_id, correlation_id, causation_id, recorded_at, ledger_at, occurred_on)
    select e.position, c_stream[e.command], e.revision, e.id, e.type, e.version, e.data, e.meta, e.hash, e.actor,
           c_id[e.command], e.correlation, nullif(e.causation, ''), e.at, e.ledger_at, e.occurred_on
    from unnest(e_position, string_to_array(cols[18], part)::int[], e_revision, string_to_array(cols[7], part)::uuid[],
                string_to_array(cols[8], part), string_to_array(cols[9], part)::int[], string_to_array(cols[10], part),
                string_to_array(cols[11], part), string_to_array(cols[12], part)::bytea[], string_to_array(cols[13], part),
                string_to_array(cols[14], part), string_to_array(cols[15], part),
                e_at, e_ledger_at, string_to_array(cols[17], part)::date[])
      e(position, command, revision, id, type, version, data, meta, hash, actor, correlation, causation,
        at, ledger_at, occurred_on)
    where e.position is not null;

    insert into es.stream_index (stream_id, revision, position, event_id, ledger_at)
    select c_stream[e.command], e.revision, e.position, e.id, e.ledger_at
    from unnest(e_position, e_revision, e_ledger_at, string_to_array(cols[18], part)::int[], string_to_array(cols[7], part)::uuid[])
      e(position, revision, ledger_at, command, id)
    where e.position is not null;
  end if;

  insert into es.command (command_id, fingerprint, stream_id, first_position, last_position, last_revision, recorded_at)
  select v.id, v.fingerprint, v.stream, v.first, v.last, v.revision, v.at
  from unnest(c_id, c_fingerprint, c_stream, v_first, v_last, v_revision, v_at)
    v(id, fingerprint, stream, first, last, revision, at)
  where v.last is not null;

  perform es.keep_partitions_ahead(head, next_position - 1);
  return '[' || substr(verdicts, 2) || ']';
end $$;

create function es.append(batch text, for_register uuid, for_incarnation int, for_store text) returns text
language plpgsql security definer
set search_path = pg_catalog, pg_temp
-- A plan made while the tables were empty must stay right when they are not.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  part constant text := chr(31);
  cols text[] := string_to_array(batch, chr(30));
  c_id uuid[] := string_to_array(cols[1], part)::uuid[];
  c_fingerprint bytea[] := string_to_array(cols[2], part)::bytea[];
  c_stream text[] := string_to_array(cols[3], part);
  c_expected bigint[] := string_to_array(cols[4], part)::bigint[];
  e_at timestamptz[] := string_to_array(cols[16], part)::timestamptz[];
  own record;
  head bigint;
  ledger_at timestamptz;
  batch_is record;
  verdicts text;
  last_position bigint;
begin
  perform pg_advisory_xact_lock(8101170115101115);     -- the log's key; `qadam migrate` takes it too

  select r.register_id, r.incarnation, r.store into own from es.register r;
  if (own.register_id, own.incarnation, own.store) is distinct from (for_register, for_incarnation, for_store) then
    raise exception 'this database is register %, incarnation %, store %; the caller is configured for %, %, %',
      own.register_id, own.incarnation, own.store, for_register, for_incarnation, for_store using errcode = 'QD001';
  end if;

  select i.position, i.ledger_at into head, ledger_at from es.stream_index i order by i.position desc limit 1;
  head := coalesce(head, 0);

  select count(*) as commands, count(distinct b.id) as ids, count(distinct b.stream) as streams,
         count(*) filter (where b.events < 1 or k.command_id is not null or coalesce(s.revision, -1) <> b.expected) as special,
         max(b.waited) as waited
  into batch_is
  from unnest(c_id, c_stream, c_expected, string_to_array(cols[5], part)::int[], string_to_array(cols[6], part)::int[])
    b(id, stream, expected, events, waited)
  left join lateral (select i.revision from es.stream_index i
                     where i.stream_id = b.stream order by i.revision desc limit 1) s on true
  left join lateral (select l.command_id from es.command l where l.command_id = b.id) k on true;

  -- A stamp that is doubtful for the longest wait, or for none, is judged in order.
  if batch_is.special > 0 or batch_is.ids < batch_is.commands or batch_is.streams < batch_is.commands
     or (select bool_or(at < statement_timestamp() - interval '2 s'
                        or at > statement_timestamp() + interval '2 s' - make_interval(secs => batch_is.waited / 1000.0))
         from unnest(e_at) at) then
    return es.append_in_order(cols, head, ledger_at);
  end if;

  with e as materialized (
    select head + e.n as position, c_expected[e.command] + row_number() over (partition by e.command order by e.n) as revision,
           greatest(ledger_at, max(e.at) over (order by e.n rows unbounded preceding)) as ledger, e.*
    from unnest(string_to_array(cols[18], part)::int[], string_to_array(cols[7], part)::uuid[],
                string_to_array(cols[8], part), string_to_array(cols[9], part)::int[], string_to_array(cols[10], part),
                string_to_array(cols[11], part), string_to_array(cols[12], part)::bytea[], string_to_array(cols[13], part),
                string_to_array(cols[14], part), string_to_array(cols[15], part), e_at,
                string_to_array(cols[17], part)::date[])
      with ordinality e(command, id, type, version, data, meta, hash, actor, correlation, causation, at, occurred_on, n)),
  events as (
    insert into es.event (position, stream_id, revision, event_id, type, schema_version, data, meta, data_hash, actor,
                          command_id, correlation_id, causation_id, recorded_at, ledger_at, occurred_on)
    select position, c_stream[command], revision, id, type, version, data, meta, hash, actor,
           c_id[command], correlation, nullif(causation, ''), at, ledger, occurred_on from e),
  places as (
    insert into es.stream_index (stream_id, revision, position, event_id, ledger_at)
    select c_stream[command], revision, position, id, ledger from e),
  kept as materialized (
    select command, min(position) as first, max(position) as last, max(revision) as revision, min(at) as at
    from e group by command),
  ledger as (
    insert into es.command (command_id, fingerprint, stream_id, first_position, last_position, last_revision, recorded_at)
    select c_id[command], c_fingerprint[command], c_stream[command], first, kept.last, revision, at from kept)
  select string_agg('["stored",' || first || ',' || kept.last || ',' || revision || ']', ',' order by command), max(kept.last)
  into verdicts, last_position from kept;

  perform es.keep_partitions_ahead(head, last_position);
  return '[' || verdicts || ']';
end $$;

revoke all on function es.append(text, uuid, int, text), es.append_in_order(text[], bigint, timestamptz),
  es.keep_partitions_ahead(bigint, bigint), es.ensure_partitions(int), es.refuse_change() from public;
select qadam.grant_to_app('select on all tables in schema es');
select qadam.grant_to_app('execute on function es.append(text, uuid, int, text), es.ensure_partitions(int), es.partition_size()');
