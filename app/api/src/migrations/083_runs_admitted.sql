-- Up Migration

-- Those that are on their way to a worker are counted many times a second, however many wait.
-- accept index/blocking: of the few runs that are open.
create index runs_admitted on runs (team_id, created_by)
  where status = 'queued' and admitted_at is not null;
