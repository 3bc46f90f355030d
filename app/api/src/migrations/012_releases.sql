-- Up Migration

-- Which releases have served, and when: each process says so when it starts.
create table releases (
  name text primary key,
  version text not null,
  node text not null,
  first_started_at timestamptz not null,
  last_started_at timestamptz not null,
  starts integer not null
);

create index releases_newest on releases (last_started_at desc);
