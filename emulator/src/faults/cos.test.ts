import COS from 'cos-nodejs-sdk-v5'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../test/emulator.ts'

const Region = 'ap-guangzhou'
const content = Buffer.alloc(200_000, 'x')

let emulator: TestEmulator
let cos: COS
let Bucket: string
beforeAll(async () => {
  emulator = await anEmulator()
  const { appId } = emulator.world.account
  cos = connect()
  Bucket = `files-${appId}`
  await cos.putBucket({ Bucket, Region })
  await cos.putObject({ Bucket, Region, Key: 'kept', Body: content })
})

function connect(options: COS.COSOptions = {}): COS {
  const { secretId: SecretId, secretKey: SecretKey } = emulator.world.account
  // In the SDK, though not in its declarations.
  const address = { Ip: new URL(emulator.cosEndpoint).host } as object
  return new COS({ SecretId, SecretKey, Protocol: 'http:', ...address, ...options })
}
afterAll(() => emulator[Symbol.asyncDispose]())
afterEach(() => emulator.faults.clear())

const put = (Key: string) => cos.putObject({ Bucket, Region, Key, Body: content })
const exists = (Key: string) => cos.headObject({ Bucket, Region, Key }).then(Boolean, () => false)

describe('an upload can get', () => {
  test.each([
    ['throttle', { statusCode: 503, code: 'SlowDown' }, false],
    ['internal-error-before', { statusCode: 500, code: 'InternalError' }, false],
    ['internal-error-after', { statusCode: 500, code: 'InternalError' }, true],
    ['reset-before', {}, false],
    ['reset-after', {}, true],
    ['reset-mid-body', {}, false],
    ['http-5xx', { statusCode: 502 }, false],
  ] as const)('%s', async (effect, refusal, made) => {
    emulator.faults.inject({ effect, call: 'cos:PutObject' })
    await expect(put(effect)).rejects.toMatchObject(refusal)
    expect(await exists(effect)).toBe(made)
  })
})

test('a download can break off half-way', async () => {
  emulator.faults.inject({ effect: 'reset-mid-body', call: 'cos:GetObject' })
  const get = () => cos.getObject({ Bucket, Region, Key: 'kept' })
  await expect(get()).rejects.toThrow()
  await emulator.faults.clear()
  expect((await get()).Body).toHaveLength(content.length)
})

test('a new bucket can be one too many', async () => {
  emulator.faults.inject({ effect: 'quota' })
  const { appId } = emulator.world.account
  await expect(cos.putBucket({ Bucket: `more-${appId}`, Region })).rejects.toMatchObject({
    code: 'TooManyBuckets',
  })
})

test('a key can be disabled after some calls', async () => {
  emulator.faults.inject({ effect: 'expire-credentials', calls: 1, call: 'cos:*' })
  await cos.getBucket({ Bucket, Region })
  await expect(cos.getBucket({ Bucket, Region })).rejects.toMatchObject({ code: 'InvalidAccessKeyId' })
})

test('a clock that is off refuses signatures, and tells a time by which the SDK corrects itself', async () => {
  emulator.faults.inject({ effect: 'clock-skew', milliseconds: 86_400_000 })
  const corrected = connect()
  expect(await corrected.getBucket({ Bucket, Region })).toMatchObject({ statusCode: 200 })
  await emulator.faults.clear()
  const stubborn = connect({ CorrectClockSkew: false })
  emulator.faults.inject({ effect: 'clock-skew', milliseconds: 86_400_000 })
  await expect(stubborn.getBucket({ Bucket, Region })).rejects.toMatchObject({ statusCode: 403 })
})

test('an upload can stand still after its effect', async () => {
  const { id } = emulator.faults.inject({
    effect: 'pause',
    at: 'after-effect',
    call: 'cos:PutObject',
    nth: 1,
  })
  const upload = put('paused')
  expect(await emulator.faults.gate.reached(id, 5_000)).toMatchObject({ action: 'PutObject' })
  expect(await emulator.faults.gate.resume(id)).toBe(1)
  expect(await upload).toMatchObject({ statusCode: 200 })
})

test('the calls are told by the names that policies use', async () => {
  const since = emulator.faults.calls().at(-1)?.sequence ?? 0
  await put('traced')
  await cos.deleteMultipleObject({ Bucket, Region, Objects: [{ Key: 'traced' }] })
  const calls = emulator.faults.calls(since).map(({ call }) => call)
  expect(calls).toEqual(['cos:PutObject', 'cos:DeleteObjects'])
})
