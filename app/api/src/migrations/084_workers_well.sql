-- Up Migration

-- Since when a worker has been seen without a gap: after an outage nobody has, and who comes back first must not take
-- the others for dead.
alter table workers add column well_since timestamptz not null default now();
