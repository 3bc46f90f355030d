import { FirstMatch } from './first-match.ts'

/** One of the sources spoke; `user` counts, so that it may end a run with its task. */
export const sourceMatch = (sources: readonly string[]) =>
  new FirstMatch(({ source }) => (sources.includes(source) ? `'${source}' answered` : undefined))
