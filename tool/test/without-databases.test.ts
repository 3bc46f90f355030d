import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Value } from '../src/plan/model.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment } from './environment.ts'

/** With all that counts on databases where there are some. */
const head: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  alarms: {},
  backups: {},
}

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
}, 60_000)
afterAll(() => emulator?.stop(), 60_000)

describe('an environment', () => {
  it.each([
    { has: 'postgres', without: { redis: false }, databases: ['postgres'], ports: ['5432'] },
    { has: 'redis', without: { postgres: false }, databases: ['redis'], ports: ['6379'] },
    { has: 'neither', without: { postgres: false, redis: false }, databases: [], ports: [] },
  ] as const)(
    'with $has comes to be whole, stays as it is, and goes without a trace',
    { timeout: 60_000 },
    async ({ has, without, databases, ports }) => {
      const environment = await openEnvironment(emulator.connection, has)
      const written = { ...head, ...without }

      await environment.apply(written)
      expect((await environment.plan(written)).changes).toEqual([])

      const observed = await environment.observe()
      const kinds = observed.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'postgres' || kind === 'redis').toSorted()).toEqual(databases)
      expect(
        observed.flatMap(({ key }) => (key.startsWith('alarm-policy/') ? [key.slice(13)] : [])).toSorted(),
      ).toEqual(['hosts', ...databases].toSorted())
      const group = observed.find(({ key }) => key === 'security-group/data')
      expect(portsIn(group?.fields.ingress)).toEqual(ports)

      await environment.removeAll()
      expect(await environment.observe()).toEqual([])
    },
  )

  it('with both can let go of them, and keeps all else', { timeout: 60_000 }, async () => {
    const environment = await openEnvironment(emulator.connection, 'both')
    await environment.apply(head)
    expect((await environment.plan(head)).changes).toEqual([])
    const { changes } = await environment.apply({ ...head, postgres: false, redis: false })
    expect(changes.map(({ action, key }) => `${action} ${key}`).toSorted()).toEqual([
      'delete alarm-policy/postgres',
      'delete alarm-policy/redis',
      'delete postgres/main',
      'delete redis/main',
      'delete security-group/data',
    ])
    await environment.removeAll()
    expect(await environment.observe()).toEqual([])
  })
})

function portsIn(rules: Value | undefined): string[] {
  return ((rules ?? []) as readonly { readonly port: string }[]).map(({ port }) => port)
}
