import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { pageOf } from './page.ts'

/** What a suite measured, and where and when. */
export interface Measured {
  readonly suite: string
  /** ISO 8601 */
  readonly at: string
  readonly machine: string
  /** How much else the machine had to do in the minute before: processes that wait for a processor. */
  readonly load: number
  readonly figures: readonly Figure[]
}

const kept = fileURLToPath(new URL('measured.json', import.meta.url))
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

/** Keeps what was measured in place of what the same suites measured before, and writes the page of all there is. */
export async function keep(results: readonly Measured[], order: readonly string[]): Promise<void> {
  const before: readonly Measured[] = JSON.parse(await readFile(kept, 'utf8'))
  const newest = new Map([...before, ...results].map((one) => [one.suite, one]))
  const all = order.flatMap((suite) => newest.get(suite) ?? [])
  await writeFile(kept, `${JSON.stringify(all, undefined, 2)}\n`)
  await writeFile(page, pageOf(all))
}
