-- Three schemas: es (the log: facts, nobody changes them), rm (read models: rebuilt from the log), app (keys, vault).
-- The application acts as qadam_app and owns nothing but what it creates itself in rm.

create schema es;
create schema rm;
create schema app;

-- A role belongs to the whole cluster: two databases migrated at once may both try to create it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'qadam_app') then
    begin
      create role qadam_app nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise warning 'the role qadam_app cannot be created here: the application will act as %, which owns the log', current_user;
    end;
  end if;
  -- PostgreSQL 16 and later do not make the creator a member who may act as the role.
  if exists (select from pg_roles where rolname = 'qadam_app') and not pg_has_role(current_user, 'qadam_app', 'member') then
    begin
      grant qadam_app to current_user;
    exception when insufficient_privilege then
      raise warning '% may not act as qadam_app: grant the role, or the application acts as the owner of the log', current_user;
    end;
  end if;
end $$;

-- grant_to_app('select on es.event'): a grant where the role exists, nothing elsewhere. For all later migrations.
create function qadam.grant_to_app(privileges text) returns void language plpgsql as $$
begin
  if exists (select from pg_roles where rolname = 'qadam_app') then
    execute format('grant %s to qadam_app', privileges);
  end if;
end $$;

revoke all on function qadam.grant_to_app(text) from public;

select qadam.grant_to_app('usage on schema qadam, es, app');
select qadam.grant_to_app('select on qadam.migration');
select qadam.grant_to_app('usage, create on schema rm');   -- a rebuild makes its tables at run time

do $$
begin
  if exists (select from pg_roles where rolname = 'qadam_app') then
    alter default privileges in schema es grant select on tables to qadam_app;
    alter default privileges in schema rm grant select, insert, update, delete, truncate on tables to qadam_app;
    alter default privileges in schema rm grant usage on sequences to qadam_app;
    alter default privileges in schema app grant select, insert, update, delete on tables to qadam_app;
    alter default privileges in schema app grant usage on sequences to qadam_app;
  end if;
end $$;
