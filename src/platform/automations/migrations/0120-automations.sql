-- Processes between streams: what they know, what they have asked for, what they want to be reminded of.
-- All three are written in the transaction that moves the automation's checkpoint.
create schema if not exists rm;

create table rm.automation_state (
  automation     text not null,
  key            text not null,
  state          jsonb not null,
  correlation_id text not null,
  -- Event id of the last event taken: the cause of what a timer does.
  causation_id   text not null,
  updated_at     timestamptz not null default clock_timestamp(),
  primary key (automation, key)
);

create table rm.automation_outbox (
  id             bigint generated always as identity primary key,
  automation     text not null,
  key            text not null,
  command_id     uuid not null unique,
  name           text not null,
  payload        jsonb not null,
  correlation_id text not null,
  causation_id   text not null,
  created_at     timestamptz not null default clock_timestamp(),
  attempts       int not null default 0,
  try_after      timestamptz not null default '-infinity',
  claimed_until  timestamptz not null default '-infinity',
  last_error     text,
  outcome        text check (outcome in ('accepted', 'refused')),
  refusal        jsonb,
  answered_at    timestamptz
);
create index automation_outbox_open on rm.automation_outbox (automation, key, id) where answered_at is null;

create table rm.automation_timer (
  automation text not null,
  key        text not null,
  name       text not null,
  due        timestamptz not null,
  attempts   int not null default 0,
  try_after  timestamptz not null default '-infinity',
  last_error text,
  primary key (automation, key, name)
);
create index automation_timer_due on rm.automation_timer (due);
