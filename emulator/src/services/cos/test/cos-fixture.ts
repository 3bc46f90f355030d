import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import COS from 'cos-nodejs-sdk-v5'
import { systemClock } from '../../../engine/clock.ts'
import { createWorld, type OpenWorld } from '../../../engine/create-world.ts'
import { createFaults } from '../../../faults/faults.ts'
import { createCosServer } from '../server.ts'

export const region = 'ap-guangzhou'

/** A COS on a free port with a world of its own, and the official SDK pointed at it as users would. */
export interface CosFixture {
  readonly world: OpenWorld
  readonly port: number
  readonly bucket: string
  /** How far the service's clock is ahead of this machine's, milliseconds. */
  clockOffset: number
  /** The SDK with the root key; `options` go on top. */
  client(options?: COS.COSOptions): COS
  /** Calls a method of the SDK whose declarations are wrong about what it takes or gives. */
  call<Result>(
    method: 'deleteObject' | MultipartMethod | 'listObjectVersions',
    params: object,
  ): Promise<Result>
  /** Ends the server and starts another one on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

type MultipartMethod = 'multipartList' | 'multipartListPart' | 'uploadPartCopy'

export async function startCos(): Promise<CosFixture> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cos-'))
  let clockOffset = 0
  const clock = { ...systemClock(1), now: () => Date.now() + clockOffset }
  const open = () => createWorld({ dataFolder, clock, endpoint: 'http://127.0.0.1:1' })

  let world = await open()
  let server = await listen(createCosServer(createFaults(world)), 0)
  const { port } = server.address() as AddressInfo

  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    world.store.close()
  }
  const client = (options: COS.COSOptions = {}) =>
    new COS({
      SecretId: world.account.secretId,
      SecretKey: world.account.secretKey,
      Protocol: 'http:',
      // In the SDK, though not in its declarations.
      ...({ Ip: `127.0.0.1:${port}` } as object),
      ...options,
    })
  return {
    get world() {
      return world
    },
    get clockOffset() {
      return clockOffset
    },
    set clockOffset(milliseconds) {
      clockOffset = milliseconds
    },
    port,
    bucket: `files-${world.account.appId}`,
    client,
    call: (method, params) => {
      const sdk = client()
      return (sdk[method] as (given: object) => Promise<never>).call(sdk, params)
    },
    restart: async () => {
      await close()
      world = await open()
      server = await listen(createCosServer(createFaults(world)), port)
    },
    stop: async () => {
      await close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => listening(server))
  })
}

/** The code of the refusal that a call of the SDK ended with. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  try {
    await call
  } catch (error) {
    const { code, statusCode } = error as COS.CosSdkError
    return { code, status: statusCode }
  }
  throw new Error('The call was not refused.')
}
