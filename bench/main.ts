import { arch, cpus, loadavg } from 'node:os'
import { amountOf, type Figure, isReached, type Suite, wantedOf } from './figure.ts'
import { keep, type Measured } from './kept.ts'
import { agents } from './suites/agents.ts'
import { app } from './suites/app.ts'
import { backups } from './suites/backups.ts'
import { capacity } from './suites/capacity.ts'
import { consolePages } from './suites/console.ts'
import { cos } from './suites/cos.ts'
import { emulator } from './suites/emulator.ts'
import { files } from './suites/files.ts'
import { firstLight } from './suites/first-light.ts'
import { production } from './suites/production.ts'
import { reads } from './suites/reads.ts'
import { releases } from './suites/releases.ts'

/** Every suite by name; `npm run bench -- first-light` runs one. */
const suites: Readonly<Record<string, Suite>> = {
  'first-light': firstLight,
  production,
  releases,
  backups,
  files,
  emulator,
  cos,
  app,
  agents,
  reads,
  capacity,
  console: consolePages,
}

const words = process.argv.slice(2)
const json = words.includes('--json')
const asked = words.filter((word) => !word.startsWith('--'))
const unknown = asked.filter((name) => !(name in suites))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}.`)
  process.exit(1)
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`
const results: Measured[] = []
for (const [suite, measure] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(suite)) continue
  const [load = 0] = loadavg()
  const at = new Date().toISOString()
  const figures = await measure((done) => console.error(`  ${done}`))
  results.push({ suite, at, machine, load, figures })
  if (!json) show(suite, figures)
}
if (json) console.log(JSON.stringify(results, undefined, 2))
if (asked.length === 0 || words.includes('--keep')) await keep(results, Object.keys(suites))

function show(name: string, figures: readonly Figure[]): void {
  console.log(`\n${name}`)
  for (const figure of figures) {
    const { what, median, runs, floor } = figure
    const compared = floor === undefined ? '' : `, ${(median / floor.median).toFixed(1)} × ${floor.what}`
    const wanted = wantedOf(figure)
    const aim = wanted === undefined ? '' : `, aim ${wanted}${isReached(figure) ? '' : ' MISSED'}`
    console.log(`  ${what.padEnd(44)} ${amountOf(figure).padStart(10)}  (${runs} runs${compared}${aim})`)
  }
}
