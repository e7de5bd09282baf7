-- API keys (ruling 38). Of a key's secret only the SHA-256 is here: 256 random bits need no slow hash, and a dump of
-- this table opens nothing. Rows are never deleted: a revoked key still says who acted with it.
create table app.api_key (
  id text collate "C" primary key check (id ~ '^[0-9a-z]{16}$'),
  hash bytea not null check (octet_length(hash) = 32),
  person_id text,                          -- null: a machine
  client text not null,                    -- stable subject of idempotency keys: outlives the key
  organisation_id text not null,
  roles text[] not null check (cardinality(roles) > 0),
  regions text[] not null,                 -- KATO codes of first-level regions, or '*'
  label text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  last_used_at timestamptz,                -- to the minute or so: written in batches
  -- "or" would let a null through: a check that is neither true nor false passes
  check (case when person_id is null then client ~ '^machine:[a-z0-9][a-z0-9-]*$' else client = 'person:' || person_id end)
);

comment on column app.api_key.hash is 'SHA-256 of the secret; the secret itself is shown once and kept nowhere';
