import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCloud } from '../src/cloud/cloud.ts'
import { cloudName } from '../src/resources/ownership.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from './environment.ts'

const written: EnvironmentInput = {
  cloud: 'tencent',
  region: 'ap-guangzhou',
  zone: 'ap-guangzhou-6',
  compute: { size: '2c4g' },
  access: { operators: true },
}
const bigger: EnvironmentInput = { ...written, compute: { size: '2c4g', bandwidth: 20 } }

/** What the environment itself makes for people and pipelines, tried with their temporary keys. */
describe('the roles of an environment', () => {
  let emulator: RunningEmulator
  let root: TestEnvironment
  beforeAll(async () => {
    emulator = await startEmulator()
    root = await openEnvironment(emulator.connection, 'roles')
    await root.apply(written)
  }, 60_000)
  afterAll(() => emulator?.stop())

  const as = async (role: string) => {
    const { account, owner } = root.context
    const name = cloudName(owner, `cam-role/${role}`)
    const { Credentials } = await openCloud(emulator.connection).call('sts', 'AssumeRole', {
      RoleArn: `qcs::cam::uin/${account.uin}:roleName/${name}`,
      RoleSessionName: 'test',
    })
    const { TmpSecretId = '', TmpSecretKey = '', Token = '' } = Credentials ?? {}
    const connection = {
      ...emulator.connection,
      secretId: TmpSecretId,
      secretKey: TmpSecretKey,
      token: Token,
    }
    return openEnvironment(connection, 'roles', { secrets: root.context.secrets })
  }

  it('let one who may only look make a plan, and change nothing', async () => {
    const looker = await as('operator-look')
    expect((await looker.plan(written)).changes).toEqual([])
    expect((await looker.plan(bigger)).changes).toMatchObject([{ action: 'update', kind: 'eip' }])
    await expect(looker.apply(bigger)).rejects.toThrow('UnauthorizedOperation')
    expect((await looker.plan(written)).changes).toEqual([])
  })

  it('let one who may change carry a plan out', async () => {
    const changer = await as('operator-change')
    await changer.apply(bigger)
    expect((await changer.plan(bigger)).changes).toEqual([])
  })
})
