/** A number, or null when nothing was known. */
export type Sample = number | null

/** Two minutes at one sample in two seconds, or an hour at one a minute. */
const KEPT = 60

export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  return [...samples, sample].slice(-KEPT)
}

export interface TrendSegment {
  /** SVG path of the line. */
  line: string
  /** SVG path of the area below it. */
  area: string
}

/** Keeps the stroke of a line at zero inside the box. */
const MARGIN = 2

interface Box {
  readonly width: number
  readonly height: number
  /** The least that the height stands for: below it, differences are noise and look like it. */
  readonly leastScale: number
}

/**
 * Draws samples from left to right into a box, newest at the right edge; a missing answer leaves a gap. The
 * scale begins at zero and ends a little above the highest.
 */
export function drawTrend(samples: readonly Sample[], { width, height, leastScale }: Box): TrendSegment[] {
  const highest = Math.max(leastScale, ...samples.map((sample) => sample ?? 0)) * 1.15
  const step = width / (KEPT - 1)
  const base = height - MARGIN
  const offset = KEPT - samples.length
  const segments: string[][] = [[]]
  samples.forEach((sample, index) => {
    if (sample === null) segments.push([])
    else segments.at(-1)?.push(`${round((offset + index) * step)} ${round(base * (1 - sample / highest))}`)
  })
  return segments.filter((points) => points.length > 1).map((points) => toSegment(points, height))
}

function toSegment(points: string[], height: number): TrendSegment {
  const line = `M${points.join('L')}`
  const [left] = points[0]?.split(' ') ?? []
  const [right] = points.at(-1)?.split(' ') ?? []
  return { line, area: `${line}L${right} ${height}L${left} ${height}Z` }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
