-- The register's events move to the other store (ruling 42), and an operator lets the journal pass something (41). Both
-- are for the owner of the database: the functions below are nobody else's.

create table es.change_of_store (
  number int primary key generated always as identity,
  from_store text not null check (from_store in ('postgres', 'eventstoredb')),
  to_store text not null check (to_store in ('postgres', 'eventstoredb') and to_store <> from_store),
  begun_at timestamptz(3) not null default clock_timestamp(),
  copied bigint not null default 0,        -- up to this position the other store has acknowledged everything
  finished_at timestamptz(3),              -- null: under way, or given up; the register has not turned over
  log_sha256 text                          -- over all positions, the same on both sides when it turned over
);
create unique index one_change_at_a_time on es.change_of_store ((true)) where finished_at is null;

-- What holds for both ways, at the moment of turning over. The caller has compared both sides up to `compared`, and the
-- lock of the log, taken here if it is not held, keeps anything else out until the commit. Errors: QD005.
create function es.turn_over(change int, compared bigint, sha256 text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  known es.change_of_store;
  head bigint;
begin
  perform pg_advisory_xact_lock(8101170115101115);
  select * into known from es.change_of_store c where c.number = change and c.finished_at is null;
  head := coalesce((select max(i.position) from es.stream_index i), 0);
  if known.number is null or head <> compared then
    raise exception 'change % is not under way, or the log went on to % after % were compared', change, head, compared
      using errcode = 'QD005';
  end if;
  update es.register set store = known.to_store where store = known.from_store;
  if not found then
    raise exception 'the events of this register do not live in %', known.from_store using errcode = 'QD005';
  end if;
  update es.change_of_store set copied = compared, finished_at = clock_timestamp(), log_sha256 = sha256 where number = change;
end $$;

-- From here on the event tables are the journal, and it goes on behind the last event that was copied.
create function es.turn_to_eventstoredb(change int, compared bigint, sha256 text, at_commit numeric, at_prepare numeric)
returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform es.turn_over(change, compared, sha256);
  update es.journal set (last_stream, last_revision, last_event_id) =
      (select i.stream_id, i.revision, i.event_id from es.stream_index i where i.position = compared),
    commit_position = at_commit, prepare_position = at_prepare, last_commit = at_commit, last_prepare = at_prepare,
    stopped = null, stopped_at_commit = null, stopped_at_prepare = null;
end $$;

-- From here on the journal is the log. "Nothing to record" was an answer under a key: it goes where the log keeps such.
-- Other claims say nothing more: what they led to is in the log, or nobody was told of it.
create function es.turn_to_postgres(change int, compared bigint, sha256 text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(8101170115101116);
  perform es.turn_over(change, compared, sha256);
  if exists (select from es.journal j where j.stopped is not null) then
    raise exception 'the journal has stopped' using errcode = 'QD005';
  end if;
  if exists (select from es.claim c where c.nothing_at >= 0 and not exists
               (select from es.stream_index i where (i.stream_id, i.revision) = (c.stream_id, c.nothing_at))) then
    raise exception 'a claim speaks of a revision that is not in the journal' using errcode = 'QD005';
  end if;
  insert into es.command (command_id, fingerprint, stream_id, first_position, last_position, last_revision, recorded_at)
  select c.command_id, c.fingerprint, c.stream_id, null, coalesce(i.position, 0), c.nothing_at, c.claimed_at
  from es.claim c
  left join es.stream_index i on (i.stream_id, i.revision) = (c.stream_id, c.nothing_at)
  where c.nothing_at is not null and not exists (select from es.command k where k.command_id = c.command_id)
  order by c.claimed_at, c.command_id;
  delete from es.claim;
end $$;

-- Lets pass what the journal stands before, and nothing else: it may have gone on to another thing meanwhile. A history
-- that went backwards cannot be let pass, since what was recorded would be gone. Errors: QD005.
create function es.accept_anomaly(anomaly text, at_commit numeric, at_prepare numeric, why text, by_whom text)
returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if anomaly like 'history-went-backwards:%' then
    raise exception 'a history that went backwards cannot be accepted' using errcode = 'QD005';
  end if;
  update es.journal set stopped = null, stopped_at_commit = null, stopped_at_prepare = null
   where (stopped, stopped_at_commit, stopped_at_prepare) = (anomaly, at_commit, at_prepare);
  if not found then
    raise exception 'the journal does not stand before this any more: %', anomaly using errcode = 'QD005';
  end if;
  insert into es.journal_accepted (commit_position, prepare_position, reason, found, accepted_by)
  values (at_commit, at_prepare, why, anomaly, by_whom);
end $$;

revoke all on function es.turn_over(int, bigint, text), es.turn_to_eventstoredb(int, bigint, text, numeric, numeric),
  es.turn_to_postgres(int, bigint, text), es.accept_anomaly(text, numeric, numeric, text, text) from public;
select qadam.grant_to_app('select on es.change_of_store');
