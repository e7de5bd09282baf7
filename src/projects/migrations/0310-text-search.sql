-- The list of projects is searched inside words, in three languages: trigrams. The extension comes with PostgreSQL
-- (contrib) and is trusted: the owner of a database may create it.
do $$
begin
  if not exists (select from pg_available_extensions where name = 'pg_trgm') then
    raise exception 'the extension pg_trgm is missing here'
      using hint = 'Install the contrib modules of PostgreSQL (postgresql-contrib), then start again.';
  end if;
end $$;
create extension if not exists pg_trgm schema public;
