import type { HostPaths, Slot } from '../../../paths.ts'
import { hide, quote, type Script, writeFile, writeHidden } from '../../../script.ts'
import { leaveOpen } from '../fence.ts'
import { startSlot, stopSlot } from '../supervisor.ts'

export interface Fill {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly active: Slot | undefined
  readonly fenced: boolean
  readonly release: string
  readonly fingerprint: string
  readonly environment: string
  /** Seconds that what the slot still holds may take to end. */
  readonly drain: number
}

/** Fences the standby slot, stops what it held, puts the release there and starts it. */
export function fillScript({ paths, slot, active, fenced, drain, ...input }: Fill): Script {
  const at = paths.slot(slot)
  return {
    title: `start in slot ${slot}`,
    timeout: drain + 30,
    hidden: { environment: hide(input.environment) },
    lines: [
      ...(fenced ? [leaveOpen(paths, active)] : []),
      ...stopSlot(paths, slot, drain),
      `ln -sfn ${quote(paths.release(input.release))} ${quote(at.release)}`,
      ...writeHidden(at.environment, 'environment'),
      ...writeFile(at.fingerprint, `${input.fingerprint}\n`),
      `: > ${quote(at.log)}`,
      `rm -f ${quote(at.ended)}`,
      `touch ${quote(at.wanted)}`,
      startSlot(paths, slot),
    ],
  }
}
