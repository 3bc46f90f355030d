-- 50,000 plans of 5 steps with 2 tasks each, and 40 events: what a busy command post makes in decades. All but the
-- newest 1,000 plans have ended; those stand in their third step.
insert into plans (id, name, description, status, current_step, task_count, ended_count, last_seq, created_by, created_at, updated_at, ended_at)
select 'plan-' || p, 'Flood response ' || p, 'Water level above warning', case when open then 'inprogress' else 'completed' end,
  case when open then 3 end, 10, case when open then 4 else 10 end, 40, 'Starter', at, at, case when not open then at end
from generate_series(1, 50000) p, lateral (select p > 49000 as open, timestamptz '2026-01-01' + p * interval '1 minute' as at) x;

insert into plan_steps select 'plan-' || p, s, 'Step ' || s, '' from generate_series(1, 50000) p, generate_series(1, 5) s;

insert into plan_tasks
select 'plan-' || p, 'task-' || t, (t + 1) / 2, (t + 1) % 2 + 1, 'Task ' || t, 'agent-' || (p + t) % 20, repeat('Assess the situation. ', 5),
  'normal', 300, '{situation report}', '{risk report}', case when p > 49000 and t > 4 then 'ready' else 'completed' end,
  case when p <= 49000 or t <= 4 then 'Done as planned.' end, timestamptz '2026-01-01' + p * interval '1 minute'
from generate_series(1, 50000) p, generate_series(1, 10) t;

insert into plan_events
select 'plan-' || p, e, timestamptz '2026-01-01' + p * interval '1 minute' + e * interval '1 second', 'task-completed', 'Manager', 'run-' || p || '/' || e,
  jsonb_build_object('taskId', 'task-' || e % 10 + 1, 'status', 'completed', 'resultSummary', 'Done as planned.')
from generate_series(1, 50000) p, generate_series(1, 40) e;
