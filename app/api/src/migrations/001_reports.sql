-- Up Migration
create table reports (
  id uuid primary key,
  title text not null,
  body text not null,
  severity text not null check (severity in ('low', 'normal', 'high', 'critical')),
  place text not null,
  created_at timestamptz not null
);

-- The console always asks for the newest; id breaks ties so that the order is stable.
create index reports_newest on reports (created_at desc, id desc);
