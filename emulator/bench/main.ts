import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { choosePort } from '../src/engine/ports.ts'
import { connect } from '../test/client.ts'
import { anOrder } from '../test/instance.ts'
import { aNetwork } from '../test/network.ts'
import { signRequest } from '../test/signed-request.ts'
import { load } from './load.ts'

// How fast the emulator answers: signed DescribeInstances, 20 of 1,000, beside a server that only checks the
// signature; and how soon and how small it is. Run it on a quiet machine: node emulator/bench/main.ts
const instances = 1_000
/** Linux's USER_HZ, everywhere. */
const ticksPerSecond = 100
const perOrder = 100
const load64 = { connections: 64, seconds: 5 }
const warmUp = { connections: 64, seconds: 2 }

const dataFolder = mkdtempSync(join(tmpdir(), 'tengyun-bench-'))
const port = await choosePort('127.0.0.1', 0)
const endpoint = `http://127.0.0.1:${port}`

try {
  await during('full-emulator.ts', async (pid) => {
    await fill()
    await measure('DescribeInstances, 20 of 1,000', pid)
  })
  await during('floor-server.ts', (pid) => measure('floor: the signature alone', pid))
  await start()
} finally {
  rmSync(dataFolder, { recursive: true, force: true })
}

async function measure(what: string, pid: number): Promise<void> {
  const request = describeInstances()
  await load({ port, request, ...warmUp })
  const before = cpuSeconds(pid)
  const { answers, perSecond, p50, p99, bytes } = await load({ port, request, ...load64 })
  const perCpuSecond = answers / (cpuSeconds(pid) - before)
  const time = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
  console.log(
    `${what.padEnd(34)} ${perSecond.toFixed(0).padStart(7)} a second (${perCpuSecond.toFixed(0)} of its CPU), ${time}, ${bytes} bytes`,
  )
}

/** Signed once: what is measured is the server. */
function describeInstances(): Buffer {
  const { secretId, secretKey } = account()
  const action = { action: 'DescribeInstances', version: '2017-03-12', body: '{"Limit":20}' }
  const { headers, body } = signRequest(endpoint, { secretId, secretKey, ...action })
  const sent = { Host: new URL(endpoint).host, ...headers, 'Content-Length': String(body.length) }
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

/** A subnet has room for one order. */
async function fill(): Promise<void> {
  const emulator = { endpoint, world: { account: account() } }
  const client = connect(CvmClient, emulator, {})
  for (let made = 0; made < instances; made += perOrder) {
    const network = await aNetwork({ client: (Client, options = {}) => connect(Client, emulator, options) })
    await client.RunInstances(anOrder(network, { InstanceCount: perOrder }))
  }
}

function account() {
  return JSON.parse(readFileSync(join(dataFolder, 'account.json'), 'utf8'))
}

async function during(program: string, work: (pid: number) => Promise<void>): Promise<void> {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=profiles'] : []
  const args = [...profile, '--max-semi-space-size=2', path, dataFolder, String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  try {
    await once(child.stdout, 'data')
    await work(child.pid ?? 0)
  } finally {
    child.kill()
    await exited
  }
}

/** Of the process, in user code and in the system; tells more than the clock where others work too. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Through the command, warm: the first start fills Node's compile cache. */
async function start(): Promise<void> {
  const program = fileURLToPath(new URL('../bin/tengyun-emulator.js', import.meta.url))
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [program, ...words, '--data', join(dataFolder, 'emulator')], {
      encoding: 'utf8',
    })
  const seconds: number[] = []
  let idle = 0
  for (let round = 0; round < 6; round += 1) {
    const begun = performance.now()
    run('start', '--port', '0', '--cos-port', '0')
    const { pid, endpoint: page } = JSON.parse(
      readFileSync(join(dataFolder, 'emulator/emulator.json'), 'utf8'),
    )
    await fetch(page)
    seconds.push(performance.now() - begun)
    idle = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
    run('stop')
  }
  const [median = 0] = seconds
    .slice(1)
    .sort((a, b) => a - b)
    .slice(2)
  console.log(`start to first answer              ${median.toFixed(0)} ms; idle ${idle.toFixed(0)} MiB`)
}
