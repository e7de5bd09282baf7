-- Whether a timer asked for the command, and not an event: what the actor of its events will say.
-- What waits from before keeps the name of its automation.
alter table rm.automation_outbox add column by_timer boolean not null default false;
