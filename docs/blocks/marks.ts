/** Why nobody runs a block. A short list, so that a new reason is thought about. */
export const reasons = [
  'an overview, not to be typed as it stands',
  'belongs into a crontab',
  'needs a GPU',
  'needs a Tencent Cloud account',
  'needs a package registry',
  'needs a person at a terminal',
  'needs a program of the reader',
  'needs root on a host of one’s own',
  'runs until it is ended',
] as const

export type Mark =
  | { readonly runs: true; readonly exits: readonly number[] }
  | { readonly runs: false; readonly because: (typeof reasons)[number] }
  /** Files of tests that run the same. */
  | { readonly runs: false; readonly elsewhere: readonly string[] }

/**
 * Reads the comment above a block: `not run: <reason>`, `not run: <file> does`, `not run: <file> and <file> do`, or `ends
 * with 4: <why>`.
 * Without one, the block is run, and each of its commands has to end with 0.
 *
 * @returns undefined where the comment says something else of whether it is run
 */
export function markOf(comment: string | undefined): Mark | undefined {
  const elsewhere = /^not run: (\S+)(?: does| and (\S+) do)$/.exec(comment ?? '')?.slice(1)
  if (elsewhere !== undefined)
    return { runs: false, elsewhere: elsewhere.filter((file) => file !== undefined) }
  const because = reasons.find((reason) => comment === `not run: ${reason}`)
  if (because !== undefined) return { runs: false, because }
  const exits = /^ends with (\d+(?: or \d+)*): \S/.exec(comment ?? '')?.[1]
  if (exits !== undefined) return { runs: true, exits: exits.split(' or ').map(Number) }
  return /^(not run|ends with)\b/.test(comment ?? '') ? undefined : { runs: true, exits: [0] }
}
