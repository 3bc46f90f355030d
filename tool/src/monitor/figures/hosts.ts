import { type Pair, share, told } from './rates.ts'

export interface HostFigures {
  readonly name: string
  /** Percent. */
  readonly cpu: number | undefined
  readonly memory: number | undefined
  readonly disk: number | undefined
  readonly slot: string | undefined
  readonly release: string | undefined
}

export function hostFigures({ host: name, reading, before }: Pair): HostFigures {
  const machine = told(reading?.machine)
  const earlier = told(before?.machine)
  const slot = told(reading?.slot)
  const ticks = machine && earlier ? machine.processor.all - earlier.processor.all : 0
  const busy = machine && earlier ? machine.processor.busy - earlier.processor.busy : 0
  return {
    name,
    cpu: share(busy, ticks),
    memory: machine?.memoryPercent,
    disk: machine?.disk.usedPercent,
    slot: slot?.slot,
    release: slot?.release,
  }
}
