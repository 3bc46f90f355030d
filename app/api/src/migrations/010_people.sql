-- Up Migration
create table people (
  id uuid primary key,
  name text not null,
  -- The name as it is compared: in Unicode's form NFKC, in lower case.
  name_key text not null unique,
  role text not null check (role in ('viewer', 'operator', 'commander', 'administrator')),
  -- In the PHC format; null for a machine account, which never signs in.
  password_hash text,
  -- Grows with every change that ends all sessions of the person; a session bears the one it began with.
  generation integer not null default 1,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table sessions (
  id uuid primary key,
  person_id uuid not null references people (id),
  generation integer not null,
  -- What its refresh tokens are derived from, and the number of the one that is valid now.
  seed bytea not null,
  turn integer not null default 1,
  turned_at timestamptz not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_expiring on sessions (expires_at);

-- The code that lets the first administrator in, as its SHA-256; one row at most.
create table setup_codes (
  id smallint primary key default 1 check (id = 1),
  digest bytea not null
);

-- The account that tries the app after a deployment (people/machine.ts); a row, so that what it does can refer to it.
insert into people (id, name, name_key, role, created_at)
values ('00000000-0000-4000-8000-000000000001', 'tengyun-verify', 'tengyun-verify', 'operator', now());
