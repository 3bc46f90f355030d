-- Up Migration

-- Names the call that did it, so that the same call again does nothing. Events from before had no name.
alter table emergency_events add column call_key text;
-- accept index/blocking: before the first release there were no events yet.
create unique index emergency_events_calls on emergency_events (topic, call_key) where call_key is not null;
