-- The vault (ruling 1): personal data outside the log, so that it can be erased. Nothing here opens without the master
-- key; a row belongs to one person, and destroying it destroys key, salt and data together.
create table app.person_vault (
  person_id uuid primary key,
  command_id uuid not null,                -- the registration; its event may be missing for a moment
  fingerprint text not null,               -- a key used again for other data is refused, event or not
  wrapped_key bytea not null,              -- the person's own key under the master key, AES-256-GCM
  sealed bytea not null,                   -- salt and data under the person's own key, AES-256-GCM
  format_version int not null,
  commitment text not null,                -- what the event says; opens with the salt inside `sealed`
  iin_hash text unique,                    -- HMAC under a key of the register: one person per IIN
  deposited_at timestamptz not null default now(),
  confirmed boolean not null default false -- the event was seen: never left over
);

create index person_vault_unconfirmed on app.person_vault (deposited_at) where not confirmed;

-- Opens with the right master key only; looked at before the first request is served.
create table app.vault_probe (
  only_one boolean primary key default true check (only_one),
  probe bytea not null
);

comment on table app.person_vault is 'Exports and dumps carry ciphertext; the master key is never in the database';
