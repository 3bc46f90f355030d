import { arch, cpus } from 'node:os'
import { type Figure, isReached, type Suite } from './figure.ts'
import { app } from './suites/app.ts'
import { backups } from './suites/backups.ts'
import { consolePages } from './suites/console.ts'
import { cos } from './suites/cos.ts'
import { firstLight } from './suites/first-light.ts'
import { production } from './suites/production.ts'
import { releases } from './suites/releases.ts'

/** Every suite by name; `npm run bench -- first-light` runs one. */
const suites: Readonly<Record<string, Suite>> = {
  'first-light': firstLight,
  production,
  releases,
  backups,
  cos,
  app,
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

const results: { readonly suite: string; readonly figures: readonly Figure[] }[] = []
for (const [name, suite] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await suite((done) => console.error(`  ${done}`))
  results.push({ suite: name, figures })
  if (!json) show(name, figures)
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`
if (json) console.log(JSON.stringify({ machine, at: new Date().toISOString(), results }, undefined, 2))

function show(name: string, figures: readonly Figure[]): void {
  console.log(`\n${name}`)
  for (const figure of figures) {
    const { what, median, unit, runs, floor } = figure
    const value = `${median.toFixed(unit === 's' || unit === '×' ? 2 : 0)} ${unit}`
    const compared = floor === undefined ? '' : `, ${(median / floor.median).toFixed(1)} × ${floor.what}`
    console.log(`  ${what.padEnd(44)} ${value.padStart(10)}  (${runs} runs${compared}${wantedOf(figure)})`)
  }
}

function wantedOf(figure: Figure): string {
  const { unit, aim, least } = figure
  const [sign, limit] = aim === undefined ? ['≥', least] : ['≤', aim]
  return limit === undefined ? '' : `, aim ${sign} ${limit} ${unit}${isReached(figure) ? '' : ' MISSED'}`
}
