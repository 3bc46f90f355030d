/** One thing measured: the median of several runs, beside a floor of the same run where there is one. */
export interface Figure {
  readonly what: string
  readonly median: number
  readonly unit:
    | 's'
    | 'ms'
    | 'KiB'
    | 'MiB'
    | 'MiB/s'
    | 'requests'
    | 'runs/min'
    | 'turns/s'
    | 'WebSockets'
    | '×'
    | 'of 100'
  readonly runs: number
  /** At most this, in the same unit. */
  readonly aim?: number
  /** At least this. */
  readonly least?: number
  readonly floor?: { readonly what: string; readonly median: number }
}

/** Measures; told of each figure it has. */
export type Suite = (progress: (done: string) => void) => Promise<Figure[]>

export async function repeat(
  runs: number,
  measure: () => Promise<number>,
): Promise<{ median: number; runs: number }> {
  const values: number[] = []
  for (let run = 0; run < runs; run++) values.push(await measure())
  return middleOf(values)
}

export function middleOf(values: readonly number[]): { median: number; runs: number } {
  return { median: medianOf(values), runs: values.length }
}

/** Whether it is as it is meant to be. */
export function isReached({ median, aim = Infinity, least = -Infinity }: Figure): boolean {
  return median <= aim && median >= least
}

/** `1.25 s`, `0.88 ×`, `90 MiB` */
export function amountOf({ median, unit }: Pick<Figure, 'median' | 'unit'>): string {
  const digits = unit === 's' || unit === '×' || unit === 'KiB' ? 2 : unit === 'ms' && median < 10 ? 3 : 0
  return `${median.toFixed(digits)} ${unit}`
}

/** `≤ 4 s`, `≥ 0.9 ×`; undefined where any will do. */
export function wantedOf({ aim, least, unit }: Figure): string | undefined {
  const [sign, limit] = aim === undefined ? ['≥', least] : ['≤', aim]
  return limit === undefined ? undefined : `${sign} ${limit} ${unit}`
}

/** Seconds that some work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}
