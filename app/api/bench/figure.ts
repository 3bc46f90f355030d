import { arch, cpus, loadavg } from 'node:os'

/** One thing measured, in the words of the repository's own bench/, which gathers what is told here. */
export interface Figure {
  readonly what: string
  readonly median: number
  readonly unit: 'ms' | 'KiB' | 'MiB' | 'MiB/s' | 'runs/min' | 'turns/s' | '×'
  readonly runs: number
  /** At most this, in the same unit. */
  readonly aim?: number
  /** At least this. */
  readonly least?: number
  /** What nothing that does the same could go below, of the same run. */
  readonly floor?: { readonly what: string; readonly median: number }
}

/** A table for people, or JSON for programs where `--json` is asked for. */
export function tell(figures: readonly Figure[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`
  const load = loadavg()[0]
  const table = [`${machine}, load ${load?.toFixed(1)}`, ...figures.map(lineOf)].join('\n')
  console.log(
    process.argv.includes('--json') ? JSON.stringify({ machine, load, figures }, undefined, 2) : table,
  )
}

export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function lineOf({ what, median, unit, aim = Infinity, least = -Infinity, floor }: Figure): string {
  const value = `${median.toFixed(median < 10 ? 3 : 1)} ${unit}`
  const beside = floor ? `${floor.what} ${floor.median.toFixed(1)} ${unit}` : ''
  const wanted = aim < Infinity ? `≤ ${aim}` : least > -Infinity ? `≥ ${least}` : ''
  const missed = median > aim || median < least ? ' MISSED' : ''
  return `  ${what.padEnd(50)} ${value.padStart(10)}   ${wanted.padEnd(8)} ${beside}${missed}`
}
