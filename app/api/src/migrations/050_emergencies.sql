-- Up Migration

create table emergencies (
  id uuid primary key,
  type text not null,
  severity text not null check (severity in ('low', 'normal', 'high', 'critical')),
  place text not null,
  description text not null,
  happened_at timestamptz not null,
  state text not null check (state in ('open', 'handled', 'closed')),
  reported_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index emergencies_newest on emergencies (created_at desc, id desc);
create index emergencies_newest_by_state on emergencies (state, created_at desc, id desc);

-- accept constraint/scan: plans came in the same first release, so there were none yet.
alter table plans add constraint plans_emergency foreign key (emergency_id) references emergencies;

-- The highest number given in each topic; its row is the lock under which the next one is taken.
create table emergency_topics (
  topic text primary key,
  last_seq bigint not null
);

create table emergency_events (
  topic text not null references emergency_topics,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  payload jsonb not null,
  primary key (topic, seq)
);

create trigger emergency_events_append_only before update or delete on emergency_events
  for each row execute function refuse_change();
create trigger emergency_events_never_emptied before truncate on emergency_events
  for each statement execute function refuse_change();

-- A course of action that agents propose and the commander decides on. It repeats what was proposed, since a
-- decision outlives the plan that it came from.
create table proposals (
  id uuid primary key,
  emergency_id uuid not null references emergencies,
  plan_id text not null,
  artifact text not null,
  version integer not null,
  sha256 text not null,
  summary text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  verdict text check (verdict in ('approved', 'amended', 'rejected')),
  reasons text,
  amendment text,
  decided_by text,
  decided_at timestamptz,
  unique (plan_id, artifact, version, sha256),
  check ((verdict is null) = (decided_at is null)),
  check ((verdict is null) = (decided_by is null)),
  check ((verdict is null) = (reasons is null)),
  check ((amendment is not null) = (verdict is not distinct from 'amended'))
);

create index proposals_of_emergency on proposals (emergency_id, proposed_at desc, id desc);
create index proposals_undecided on proposals (proposed_at desc, id desc) where verdict is null;
