import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Measured } from '../../bench/kept.ts'
import { capacityPage } from '../../docs/generate/capacity/page.ts'
import { shippedCapacities } from '../../docs/generate/capacity/shipped.ts'
import { type Rate, rates } from '../src/capacity/rates.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFile(join(repository, file), 'utf8')

const all: readonly Rate[] = Object.values(rates)

it('is on the page on capacity, in both languages (npm run generate writes it)', async () => {
  const capacities = await shippedCapacities()
  expect(await read('docs/capacity.md')).toBe(capacityPage(capacities, 'en'))
  expect(await read('docs/capacity.zh.md')).toBe(capacityPage(capacities, 'zh'))
}, 60_000)

it('plans with nothing more favourable than what was measured last', async () => {
  const suites: readonly Measured[] = JSON.parse(await read('bench/measured.json'))
  const figures = suites.flatMap(({ figures }) => figures)
  for (const { figure, value, unit } of all) {
    const measured = figures.find(({ what }) => what === figure)
    if (measured === undefined) continue
    // A count was borne if its figure was reached; a price of one thing is at least what it took.
    if (unit === '') expect(measured, figure).toSatisfy(({ median, aim = 0 }) => median <= aim)
    else expect(value, figure).toBeGreaterThanOrEqual(measured.median)
  }
})

it('plans with nothing that no benchmark measures', async () => {
  const programs: string[] = []
  for await (const file of glob('app/api/bench/{*,*/*}.ts', { cwd: repository }))
    programs.push(await read(file))
  for (const { figure } of all) {
    // Numbers in names of figures are parameters of their programs.
    const pieces = figure.split(/(?<= )\d+(?= )/)
    expect(programs, figure).toSatisfy((texts: string[]) =>
      texts.some((text) => pieces.every((piece) => text.includes(piece))),
    )
  }
})
