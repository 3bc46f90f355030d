import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agentsIn, readAgents } from './agents.ts'
import { readMachine, readProcessor } from './machine.ts'
import { readRequests } from './requests.ts'

const metrics = `# HELP agents_at_work Calls of models and tools under way in this process
agents_at_work 3
agents_waiting 2
process_start_time_seconds 1764000000
agent_turn_duration_seconds_bucket{le="1"} 3
agent_turn_duration_seconds_sum 8.5
agent_turn_duration_seconds_count 4
agent_calls_total{kind="model",outcome="succeeded"} 9
agent_calls_total{kind="tool",outcome="failed"} 1
model_tokens_total{model="m",kind="prompt"} 100
model_tokens_total{model="m",kind="cached"} 60
model_tokens_total{model="m",kind="completion"} 20
`

describe('agents', () => {
  it('are read from what the app tells Prometheus; cached tokens are counted once', () => {
    expect(agentsIn(metrics)).toEqual({
      ...{ began: 1_764_000_000, running: 3, queued: 2, turns: 4, turnSeconds: 8.5 },
      ...{ calls: 10, failedCalls: 1, tokens: 120 },
    })
  })

  it('are none in an app that tells nothing of them, or nothing at all', async () => {
    expect(agentsIn('process_start_time_seconds 1\n')).toBeNull()
    expect(await answeredWith(404, readAgents)).toBeNull()
  })

  it('are unknown where the app fails to tell', async () => {
    await expect(answeredWith(500, readAgents)).rejects.toThrow('/metrics answered 500')
  })
})

describe('the machine', () => {
  it('was busy in all but idle and waiting ticks, and a guest’s are not counted twice', async () => {
    await using file = await aFile('cpu  10 1 5 80 4 0 1 2 9 0\ncpu0 1 1 1 1\n')
    expect(await readProcessor(file.path)).toEqual({ busy: 19, all: 103 })
  })

  it('tells its memory and its fullest disk in percent', async () => {
    const { memoryPercent, disk, processor } = await readMachine(tmpdir())
    for (const share of [memoryPercent, disk.usedPercent]) expect(share >= 0 && share <= 100).toBe(true)
    expect(processor.all).toBeGreaterThan(processor.busy)
  })
})

describe('requests', () => {
  const now = new Date(1_764_000_000_000)
  const line = (secondsAgo: number, status: number, took: number) =>
    `${now.getTime() / 1000 - secondsAgo} ${status} ${took} blue|r "GET /" 1.2.3.4 id\n`

  it('are those of the last half minute', async () => {
    await using log = await aFile(line(60, 500, 9) + line(20, 200, 0.02) + line(1, 502, 0.04))
    expect(await readRequests(log.path, now)).toEqual({ count: 2, failed: 1, p95: 40 })
  })

  it('are none where the web server has written nothing yet', async () => {
    expect(await readRequests(join(tmpdir(), 'no-such-log'), now)).toEqual({
      count: 0,
      failed: 0,
      p95: undefined,
    })
  })
})

async function answeredWith<T>(status: number, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.writeHead(status).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

async function aFile(content: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-monitor-'))
  const path = join(folder, 'file')
  await writeFile(path, content)
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}
