-- Up Migration

-- What the console shows first: what was written last, whatever the plan.
create index artifacts_newest on artifacts (created_at desc);
