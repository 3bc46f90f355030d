-- Up Migration

-- A run of a team on a task, and where it stands. What a step of it gave is DBOS's to keep (schema dbos), under the
-- same id; what was said and done is in run_events.
create table runs (
  id uuid primary key,
  team_id uuid not null,
  version_id uuid not null,
  -- As they were when the run was ordered.
  team_name text not null,
  version integer not null,
  task text not null,
  emergency_id uuid,
  plan_id text,
  status text not null check (status in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled')),
  -- Why it ended: in the team's words, or in ours, and then with a code.
  stop_reason text,
  stop_code text,
  created_by text not null,
  created_at timestamptz not null,
  -- When it came into the queue, the last time.
  queued_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- When its time is over. Not while it waits for a person: what is left of its time is kept in the meantime.
  deadline_at timestamptz,
  left_ms bigint,
  -- The process that works on it, and how many have begun to: whoever writes for an earlier one is too late.
  worker text,
  attempt integer not null default 0,
  stop_requested_at timestamptz,
  forked_from uuid,
  forked_at_step integer,
  -- Whether what its steps gave is still known, so that it can be forked.
  journal_kept boolean not null default true,
  last_seq bigint not null default 0,
  step integer not null default 0,
  message_count integer not null default 0,
  call_count integer not null default 0,
  prompt_tokens bigint not null default 0,
  cached_tokens bigint not null default 0,
  completion_tokens bigint not null default 0,
  -- In yuan, of the calls whose price is known.
  cost numeric(14, 6) not null default 0
);

create index runs_newest on runs (created_at desc, id desc);
create index runs_of_team on runs (team_id, created_at desc, id desc);
create index runs_of_emergency on runs (emergency_id, created_at desc) where emergency_id is not null;
create index runs_open on runs (status, worker) where status in ('queued', 'running', 'waiting');
create index runs_ended on runs (ended_at) where ended_at is not null and journal_kept;

create table run_events (
  run_id uuid not null references runs on delete cascade,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  -- How many steps of the run had begun.
  step integer not null,
  -- What the engine tells has a number within its branch: told again after a crash, it is there already.
  branch text,
  ordinal integer,
  payload jsonb not null,
  -- What is read one by one: the whole request of a model call, with its answer.
  detail jsonb,
  primary key (run_id, seq)
);

create index run_events_detailed on run_events (at) where detail is not null;
create unique index run_events_told on run_events (run_id, branch, ordinal) where ordinal is not null;

-- What the steps of parallel branches gave, until all branches of their fan-out are done.
create table run_branch_steps (
  run_id uuid not null references runs on delete cascade,
  place text not null,
  name text not null,
  result jsonb,
  primary key (run_id, place)
);

-- One row for each model call; outlives the events of its run.
create table run_usage (
  run_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  team_id uuid not null,
  agent text not null,
  model text not null,
  prompt_tokens integer not null,
  cached_tokens integer not null,
  completion_tokens integer not null,
  -- Null where no price is known.
  cost numeric(14, 6),
  milliseconds integer not null,
  primary key (run_id, seq)
);

create index run_usage_by_time on run_usage (at);

create table run_questions (
  id uuid primary key,
  run_id uuid not null references runs on delete cascade,
  -- Where in the run it was asked: asked again after a crash, it is the same question.
  place text not null,
  -- How many steps of the run had begun.
  step integer not null,
  source text not null,
  prompt text not null,
  choices text[],
  role text,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  unique (run_id, place)
);

create index run_questions_open on run_questions (asked_at) where answered_at is null;

-- What happened to the list of runs: the events of the topic `runs`.
create table run_changes (
  seq bigint primary key,
  at timestamptz not null,
  kind text not null,
  payload jsonb not null
);

create table run_changes_head (
  id smallint primary key default 1 check (id = 1),
  last_seq bigint not null
);
insert into run_changes_head (last_seq) values (0);

-- Processes that work on runs. One that has not been seen for a while is taken for dead.
create table workers (
  id text primary key,
  -- Host and slot.
  name text not null,
  -- Of the engine: what a worker of another number has begun is not for this one to go on with.
  protocol integer not null,
  capacity integer not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
