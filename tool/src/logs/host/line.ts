/** How much a line matters, the least first. */
export const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
export type Level = (typeof levels)[number]

/** One entry of a log, whoever wrote it and however. */
export interface Line {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** `api`, `nginx`, or the name of the file it stands in. */
  readonly service: string
  readonly slot?: string
  readonly release?: string
  readonly requestId?: string
  /** Undefined where whoever wrote it does not say. */
  readonly level?: Level
  /** What it says; with the lines that follow it, where it has some, such as a stack trace. */
  readonly text: string
}

/** What one line of a file says by itself. Undefined of one that only goes on with the line before. */
export type Format = (text: string) => Omit<Line, 'service'> | undefined

export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(least)
}
