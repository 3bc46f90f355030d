-- Up Migration
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- Null when nobody was signed in. The name is kept as it was then.
  person_id uuid,
  person_name text,
  -- Method and pattern of the route, such as PATCH /api/people/:id.
  action text not null,
  path text not null,
  status integer not null,
  details jsonb not null,
  address text not null,
  request_id text not null
);
create index audit_of_person on audit (person_id, id desc);

create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function keep_audit();
