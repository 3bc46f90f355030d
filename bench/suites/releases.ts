import { fileURLToPath } from 'node:url'
import { whyNoHosts } from '../../e2e/support/hosts/describe-hosts.ts'
import { startLoad } from '../../e2e/support/releases/load.ts'
import {
  type OwnEnvironment,
  ownEnvironment,
  type Variant,
} from '../../e2e/support/releases/own-environment.ts'
import type { Ran } from '../../e2e/support/run.ts'
import { type Figure, middleOf, repeat, type Suite, secondsOf } from '../figure.ts'
import { openSockets } from '../releases/sockets.ts'
import { staticFiles } from '../releases/static-files.ts'

const app = fileURLToPath(new URL('../releases/app.js', import.meta.url))
const names = ['web-1', 'web-2']

/** Seconds that a slot may take to finish; longer than the app's slow requests. */
const drain = 4

/** Of each runtime. */
const swaps = 6
const requestsWanted = 50_000

/** The life of releases on two hosts, for each runtime; the app needs a second to start. */
export const releases: Suite = async (progress) => {
  const why = whyNoHosts()
  if (why !== undefined) throw new Error(`There can be no test hosts on this machine: ${why}.`)
  const figures: Figure[] = []
  for (const runtime of ['compose', 'process'] as const) {
    const own = await ownEnvironment(names, { runtime, drain, server: app })
    const add = (figure: Figure) => {
      figures.push({ ...figure, what: `${runtime}: ${figure.what}` })
      progress(`${runtime}: ${figure.what}: ${figure.median.toFixed(2)} ${figure.unit}`)
    }
    const interrupted = () => void own.discard().finally(() => process.exit(130))
    process.once('SIGINT', interrupted)
    try {
      await well(own, 'apply', 'own', '--yes')
      for (const release of [one, other]) await bring(own, release)
      await swapUnderLoad(own, add)
      await timeCommands(own, add)
      const served = await staticFiles(own.hosts.host('web-1'), runtime)
      add({ what: 'a script of 20 KB, of what bare nginx serves', unit: '×', least: 0.9, ...served })
    } finally {
      process.off('SIGINT', interrupted)
      await own.discard()
    }
  }
  return figures
}

const one: Variant = { name: 'one' }
const other: Variant = { name: 'other' }
const bad: Variant = { name: 'bad', server: `console.error('no such table: reports'); process.exit(3)` }

type Add = (figure: Figure) => void

/** Quick and slow requests and WebSockets meet one switch after the other. */
async function swapUnderLoad(own: OwnEnvironment, add: Add): Promise<void> {
  const addresses = names.map((name) => own.hosts.host(name).address)
  const loads = [
    startLoad(addresses, 12),
    startLoad(addresses, 2, [
      { method: 'GET', path: '/api/slow' },
      { method: 'POST', path: '/api/slow' },
    ]),
  ]
  const sockets = openSockets(addresses, 10)
  for (let swap = 0; swap < swaps; swap++) {
    await bring(own, swap % 2 === 0 ? one : other, (printed) => {
      if (printed.includes('web-2: switch')) sockets.switched()
    })
  }
  const reports = await Promise.all(loads.map((load) => load.stop()))
  const { restarted, held, failures } = sockets.stop()
  const failed = reports.flatMap((report) => report.failures)
  for (const failure of [...failed, ...failures].slice(0, 10)) console.error(`  ${failure}`)
  const requests = reports.reduce((sum, report) => sum + report.requests, 0)
  add({
    what: `requests over ${swaps} swaps`,
    unit: 'requests',
    median: requests,
    runs: 1,
    least: requestsWanted,
  })
  add({ what: 'failed of them', unit: 'requests', median: failed.length, runs: 1, aim: 0 })
  add({ what: 'WebSockets told to come back', unit: 'WebSockets', median: restarted, runs: 1 })
  add({ what: 'WebSockets cut otherwise', unit: 'WebSockets', median: failures.length, runs: 1, aim: 0 })
  add({ what: 'WebSockets go on after a switch', unit: 's', median: held, runs: 1, least: drain })
}

/** With nobody there: what somebody who deploys waits for. */
async function timeCommands(own: OwnEnvironment, add: Add): Promise<void> {
  const deploys: number[] = []
  const rollbacks = await repeat(3, async () => {
    const seconds = await secondsOf(() => well(own, 'rollback', 'own'))
    deploys.push(await secondsOf(() => bring(own, other)))
    return seconds
  })
  add({ what: 'deploy of a built release to 2 hosts', unit: 's', aim: 6, ...middleOf(deploys) })
  add({ what: 'rollback of 2 hosts', unit: 's', aim: 4, ...rollbacks })

  const refuse = async () => {
    await own.change(bad)
    const { exitCode, stderr } = await own.tengyun(['deploy', 'own'])
    if (exitCode !== 2 || !stderr.includes('release/probe-failed')) throw new Error(`not refused: ${stderr}`)
  }
  // The first time it is built, too.
  await refuse()
  add({ what: 'bad release refused', unit: 's', aim: 10, ...(await repeat(2, () => secondsOf(refuse))) })
}

async function bring(own: OwnEnvironment, release: Variant, watch = (_printed: string) => {}): Promise<void> {
  await own.change(release)
  insistOn(await own.tengyun(['deploy', 'own'], { watch }))
}

async function well(own: OwnEnvironment, ...words: string[]): Promise<void> {
  insistOn(await own.tengyun(words))
}

function insistOn({ exitCode, stdout, stderr }: Ran): void {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`)
}
