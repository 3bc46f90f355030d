import { join } from 'node:path'
import { runWell } from '../../e2e/support/run.ts'
import type { Figure, Suite } from '../figure.ts'

/** The app's own measurements, each a program that brings its databases along. */
const programs = ['requests', 'neighbours', 'plans', 'cache', 'live', 'files', 'engine', 'runs']

/** safe-system's API beside what nothing in its place could beat: node:http, the bare drivers, ws. */
export const app: Suite = (progress) => measuredBy(programs, progress)

/** What programs of the app tell, one after the other. */
export async function measuredBy(
  names: readonly string[],
  progress: (done: string) => void,
): Promise<Figure[]> {
  const folder = join(import.meta.dirname, '../..')
  const figures: Figure[] = []
  for (const program of names) {
    const { stdout } = await runWell([process.execPath, `app/api/bench/${program}.ts`, '--json'], { folder })
    // DBOS tells on the same way that it makes its tables.
    const measured: { figures: Figure[] } = JSON.parse(stdout.slice(stdout.indexOf('{')))
    for (const { what, median, unit } of measured.figures) progress(`${what}: ${median.toFixed(2)} ${unit}`)
    figures.push(...measured.figures)
  }
  return figures
}
