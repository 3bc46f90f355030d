import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseErrors } from '../src/logs/database-errors.ts'
import { addressOf } from '../src/resources/postgres.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment, type TestEnvironment } from './environment.ts'

/** What a database needs; hosts and buckets are other tests'. */
const kinds = new Set(['vpc', 'subnet', 'security-group', 'postgres'])

let emulator: RunningEmulator
let environment: TestEnvironment
beforeAll(async () => {
  emulator = await startEmulator()
  environment = await openEnvironment(emulator.connection, 'told', { only: ({ kind }) => kinds.has(kind) })
  await environment.apply({ cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' })
}, 120_000)
afterAll(() => emulator.stop())

it('what the database refused is found among the logs, with how bad it was and from when', async () => {
  const { context } = environment
  const observed = await environment.observe()
  const { ip, port } = await addressOf(context, observed.find(({ key }) => key === 'postgres/main')?.id ?? '')
  const begun = context.cloud.timing.now()
  await knockInClear(ip, port)
  const wanted = { since: begun - 5_000, services: [], lines: 100 }

  const lines = await databaseErrors(context, observed, wanted)
  expect(lines.at(-1)).toMatchObject({ host: 'postgres/main', service: 'postgres', level: 'fatal' })
  expect(lines.at(-1)?.text).toMatch(/no encryption/)
  expect(lines.at(-1)?.at).toBeGreaterThan(begun - 5_000)
  expect(await databaseErrors(context, observed, { ...wanted, grep: 'no such words' })).toEqual([])
})

/** Asks for a session without TLS, and waits until that was refused. */
function knockInClear(host: string, port: number): Promise<void> {
  const parameters = Buffer.from('user\0app\0database\0app\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(head.length + parameters.length, 0)
  head.writeInt32BE(0x0003_0000, 4)
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(Buffer.concat([head, parameters])))
    socket.once('data', () => socket.destroy())
    socket.once('close', () => resolve()).once('error', reject)
  })
}
