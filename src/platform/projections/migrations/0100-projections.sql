-- The registry of read models. One row per generation of a projection's tables: rows and checkpoint move together.
create schema if not exists rm;

-- Who runs a set of projections or automations. Database time only; the epoch grows with every taking over.
create table rm.lease (
  name         text primary key,
  owner        text not null,
  epoch        bigint not null,
  acquired_at  timestamptz not null default clock_timestamp(),
  heartbeat_at timestamptz not null default clock_timestamp(),
  expires_at   timestamptz not null
);

create table rm.projection_generation (
  name              text not null,
  generation        int not null,
  version           int not null,
  role              text not null check (role in ('live', 'building', 'retired')),
  state             text not null default 'running' check (state in ('running', 'paused', 'stopped')),
  position          bigint not null default 0,
  event_id          uuid,
  event_recorded_at timestamptz,
  epoch             bigint not null default 0,
  streams_known     bigint not null default 0,
  shape             text not null,
  tables            text[] not null,
  last_error        text,
  created_at        timestamptz not null default clock_timestamp(),
  retired_at        timestamptz,
  primary key (name, generation)
) with (fillfactor = 50);
create unique index projection_one_live on rm.projection_generation (name) where role = 'live';
create unique index projection_one_building on rm.projection_generation (name) where role = 'building';

-- Positions only: a retry decodes anew, so that an upcaster or a fix applies.
create table rm.projection_parked (
  name        text not null,
  generation  int not null,
  position    bigint not null,
  stream      text not null,
  revision    bigint not null,
  event_type  text not null,
  reason      text not null,
  detail      text,
  attempts    int not null default 0,
  parked_at   timestamptz not null default clock_timestamp(),
  resolution  text check (resolution in ('retried', 'skipped')),
  resolved_by text,
  resolved_reason text,
  resolved_at timestamptz,
  primary key (name, generation, position)
);
create index projection_parked_open on rm.projection_parked (name, generation, stream, position) where resolution is null;

-- What operators ask for, from any process; the owner carries it out between two pages.
create table rm.projection_request (
  id           bigint generated always as identity primary key,
  lease        text not null,
  name         text not null,
  action       text not null,
  argument     jsonb not null default '{}',
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  done_at      timestamptz,
  outcome      jsonb
);
create index projection_request_open on rm.projection_request (lease, id) where done_at is null;
