import { availableParallelism, loadavg } from 'node:os'

export interface Load {
  /** Programs that wanted a core, on average over five minutes, for each core there is. */
  readonly perCore: number
  readonly cores: number
}

export function lookAtLoad(): Load {
  const [, fiveMinutes = 0] = loadavg()
  const cores = availableParallelism()
  return { perCore: Math.round((100 * fiveMinutes) / cores) / 100, cores }
}
