-- Up Migration

-- What happened is never rewritten: tables of events carry this as a trigger.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- A plan and where it stands. The counts repeat what plan_tasks say, so that a list need not count.
create table plans (
  id text primary key,
  name text not null,
  description text not null,
  emergency_id uuid,
  status text not null check (status in ('ready', 'inprogress', 'completed', 'error')),
  current_step integer,
  task_count integer not null,
  ended_count integer not null default 0,
  failed_count integer not null default 0,
  last_seq bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz
);

create index plans_newest on plans (created_at desc, id desc);
create index plans_newest_by_status on plans (status, created_at desc, id desc);
create index plans_of_emergency on plans (emergency_id, created_at desc) where emergency_id is not null;

create table plan_steps (
  plan_id text not null references plans on delete cascade,
  step integer not null,
  name text not null,
  description text not null,
  primary key (plan_id, step)
);

create table plan_tasks (
  plan_id text not null,
  task_id text not null,
  step integer not null,
  -- Place within the step.
  place integer not null,
  name text not null,
  assignee text not null,
  description text not null,
  priority text not null check (priority in ('low', 'normal', 'high', 'critical')),
  timeout_seconds integer,
  inputs text[] not null,
  outputs text[] not null,
  status text not null check (status in ('ready', 'inprogress', 'completed', 'error', 'skipped')),
  result_summary text,
  -- When its plan was created: what an assignee's list is ordered by.
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (plan_id, task_id),
  foreign key (plan_id, step) references plan_steps on delete cascade
);

create index plan_tasks_open on plan_tasks (assignee, created_at desc, plan_id, step, place)
  where status in ('ready', 'inprogress');

-- Outlives its plan, so that a plan created again under the same id goes on with the numbers.
create table plan_events (
  plan_id text not null,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  -- Names the call that did it: the same call again does nothing.
  call_key text,
  payload jsonb not null,
  primary key (plan_id, seq)
);

create unique index plan_events_calls on plan_events (plan_id, call_key) where call_key is not null;

create trigger plan_events_append_only before update or delete on plan_events
  for each row execute function refuse_change();
create trigger plan_events_never_emptied before truncate on plan_events
  for each statement execute function refuse_change();
