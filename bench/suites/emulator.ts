import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { choosePort } from '../../emulator/src/engine/ports.ts'
import { connect } from '../../emulator/test/client.ts'
import { anOrder } from '../../emulator/test/instance.ts'
import { aNetwork } from '../../emulator/test/network.ts'
import { signRequest } from '../../emulator/test/signed-request.ts'
import { load, type Measured } from '../emulator/load.ts'
import { during, type Server } from '../emulator/servers.ts'
import { type Figure, middleOf, type Suite } from '../figure.ts'

const instances = 1_000
const perOrder = 100
const rounds = 3
const clients = { connections: 64, seconds: 3 }
const warmUp = { connections: 64, seconds: 1 }

/** Signed calls to the emulated cloud, beside a server that only checks the signature: by turns, 64 clients at once. */
export const emulator: Suite = async (progress) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tengyun-bench-'))
  const place = { dataFolder, port: await choosePort('127.0.0.1', 0) }
  const endpoint = `http://127.0.0.1:${place.port}`
  const account = () => JSON.parse(readFileSync(join(dataFolder, 'account.json'), 'utf8'))
  try {
    await during('full-emulator.ts', place, () => fill({ endpoint, world: { account: account() } }))
    const request = describeInstances(endpoint, account())
    const turns: { full: Answers; floor: Answers }[] = []
    for (let round = 0; round < rounds; round++) {
      const measure = (server: Server) => answersOf(server, { port: place.port, request })
      const full = await during('full-emulator.ts', place, measure)
      turns.push({ full, floor: await during('floor-server.ts', place, measure) })
    }
    const figures = figuresOf(turns)
    for (const { what, median, unit } of figures) progress(`${what}: ${median.toFixed(2)} ${unit}`)
    return figures
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

interface Answers extends Measured {
  readonly perCpuSecond: number
}

function figuresOf(turns: readonly { readonly full: Answers; readonly floor: Answers }[]): Figure[] {
  const what = 'DescribeInstances, 20 of 1,000'
  const floor = middleOf(turns.map(({ floor }) => floor.p99)).median
  return [
    {
      what: `${what}, by processor time of the signature alone`,
      unit: '×',
      least: 0.5,
      ...middleOf(turns.map(({ full, floor }) => full.perCpuSecond / floor.perCpuSecond)),
    },
    {
      what: `${what}, p99 with 64 clients`,
      unit: 'ms',
      floor: { what: 'the signature alone', median: floor },
      ...middleOf(turns.map(({ full }) => full.p99)),
    },
  ]
}

async function answersOf(
  server: Server,
  target: { readonly port: number; readonly request: Buffer },
): Promise<Answers> {
  await load({ ...target, ...warmUp })
  const before = server.cpuSeconds()
  const measured = await load({ ...target, ...clients })
  return { ...measured, perCpuSecond: measured.answers / (server.cpuSeconds() - before) }
}

/** Signed once: what is measured is the server. */
function describeInstances(endpoint: string, { secretId, secretKey }: Account): Buffer {
  const action = { action: 'DescribeInstances', version: '2017-03-12', body: '{"Limit":20}' }
  const { headers, body } = signRequest(endpoint, { secretId, secretKey, ...action })
  const sent = { Host: new URL(endpoint).host, ...headers, 'Content-Length': String(body.length) }
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

type Target = Parameters<typeof connect>[1]
type Account = { readonly secretId: string; readonly secretKey: string }

/** A subnet has room for one order. */
async function fill(target: Target): Promise<void> {
  const client = connect(CvmClient, target, {})
  for (let made = 0; made < instances; made += perOrder) {
    const network = await aNetwork({ client: (Client, options = {}) => connect(Client, target, options) })
    await client.RunInstances(anOrder(network, { InstanceCount: perOrder }))
  }
}
