-- Up Migration

-- When a run that waits was handed to the workers; until then it waits for its turn. Null while it is worked on.
alter table runs add column admitted_at timestamptz;
-- Those that wait, by the order in which they begin within their team, person by person.
-- accept index/blocking: of the few runs that are open.
create index runs_waiting on runs (team_id, created_by, (started_at is null), created_at, id)
  where status = 'queued' and admitted_at is null;

-- Which team was let in when: numbers that rise, so that teams take turns.
create table team_turns (
  team_id uuid primary key,
  turn bigint not null
);
