import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { RunMetrics } from './metrics.ts'
import type { Told } from './told.ts'

const told = (more: Partial<Told>): Told => ({
  ...{ branch: '', ordinal: 1, step: 1, at: new Date(0), kind: 'message', payload: {}, said: false },
  ...more,
})

async function figures(act: (metrics: RunMetrics) => void): Promise<string> {
  const registry = new Registry()
  act(new RunMetrics(registry))
  return registry.metrics()
}

it('counts what agents say to each other, and how often one hands over', async () => {
  const message = { type: 'HandoffMessage', source: 'planner', target: 'writer', content: 'yours' }
  const text = await figures((metrics) => {
    metrics.told(told({ said: true, payload: { message } }))
    metrics.told(told({ said: true, payload: { message: { ...message, type: 'TextMessage' } } }))
    metrics.told(told({ payload: { message: { type: 'ThoughtEvent' } } }))
  })
  expect(text).toContain('agent_messages_total 2')
  expect(text).toContain('agent_handoffs_total 1')
})

it('tells failed calls of tools from those that succeeded, and how long both took', async () => {
  const text = await figures((metrics) => {
    for (const isError of [true, false])
      metrics.told(told({ kind: 'tool-called', payload: { result: { isError }, milliseconds: 400 } }))
  })
  expect(text).toContain('agent_calls_total{kind="tool",outcome="failed"} 1')
  expect(text).toContain('agent_calls_total{kind="tool",outcome="succeeded"} 1')
  expect(text).toContain('tool_call_duration_seconds_sum 0.8')
})

it('tells how long runs waited for a worker, and how long they took until they ended as they did', async () => {
  const text = await figures((metrics) => {
    metrics.begun(1_500)
    metrics.ended('failed', 'time-over', 90_000)
  })
  expect(text).toContain('run_wait_seconds_sum 1.5')
  expect(text).toContain('run_duration_seconds_sum{status="failed"} 90')
  expect(text).toContain('runs_ended_total{status="failed",code="time-over"} 1')
})
