import type { HostPaths, Slot } from '../../../paths.ts'
import { hide, quote, type Script, writeHidden } from '../../../script.ts'
import { composeUp, slotContainer, stopContainer } from '../containers.ts'
import { leaveOpen } from '../fence.ts'
import type { ContainerNetwork } from '../network.ts'
import { appUser, type ComposePlaces, composeFile } from '../places.ts'

/** What a container may take. */
export interface Limits {
  readonly cpus: string
  readonly megabytes: number
}

export interface Fill {
  readonly project: string
  readonly paths: HostPaths
  readonly places: ComposePlaces
  readonly network: ContainerNetwork
  readonly compose: string
  readonly slot: Slot
  readonly active: Slot | undefined
  readonly release: string
  readonly image: string
  readonly fingerprint: string
  /** The command that starts the app. */
  readonly start: string
  readonly limits: Limits
  readonly environment: string
  /** Seconds that what the slot still holds may take to end. */
  readonly drain: number
}

/** Fences the standby slot, stops what it held, and starts the release there. */
export function fillScript(input: Fill): Script {
  const { project, paths, slot, drain } = input
  const at = paths.slot(slot)
  const container = slotContainer(project, slot)
  return {
    title: `start in slot ${slot}`,
    timeout: drain + 120,
    hidden: { environment: hide(input.environment) },
    lines: [
      leaveOpen(paths, input.active),
      ...stopContainer(container, drain),
      `ln -sfn ${quote(paths.release(input.release))} ${quote(at.release)}`,
      ...writeHidden(at.environment, 'environment', '0400'),
      `chown ${appUser} ${quote(at.environment)}`,
      `${composeUp({
        compose: input.compose,
        file: `${paths.release(input.release)}/${composeFile}`,
        project: container,
        service: 'api',
        variables: {
          PROJECT: project,
          SLOT: slot,
          SLOT_ADDRESS: input.network.slots[slot],
          IMAGE: input.image,
          RELEASE: input.release,
          FINGERPRINT: input.fingerprint,
          START: input.start,
          API_CPUS: input.limits.cpus,
          API_MEMORY: `${input.limits.megabytes}m`,
          STOP_GRACE: `${drain}s`,
          BASE: paths.base,
          DATA: input.places.data,
        },
      })} 2>&1`,
    ],
  }
}
