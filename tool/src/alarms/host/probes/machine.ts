import { lookAtLoad } from '../../../health/host/load.ts'
import { lookAtMemory } from '../../../health/host/memory.ts'
import type { Probe } from './probe.ts'

export const memory: Probe = {
  id: 'memory',
  rules: ['memory'],
  async look() {
    const { usedPercent, totalBytes, availableBytes } = await lookAtMemory()
    const [left, all] = [availableBytes, totalBytes].map((bytes) => Math.round(bytes / 1024 ** 2))
    return [{ rule: 'memory', of: '', value: usedPercent, detail: `${left} of ${all} MiB left` }]
  },
}

export const load: Probe = {
  id: 'load',
  rules: ['load'],
  async look() {
    const { perCore, cores } = lookAtLoad()
    return [{ rule: 'load', of: '', value: perCore, detail: `${cores} cores` }]
  },
}
