import type { HostPaths, Slot } from '../../../paths.ts'
import { hide, quote, type Script, writeHidden } from '../../../script.ts'
import { composeUp, removeContainer, slotContainer } from '../containers.ts'
import { leaveOpen } from '../fence.ts'
import type { ContainerNetwork } from '../network.ts'
import { type ComposePlaces, composeFile, startOf, userOf } from '../places.ts'

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
  /** The command that starts the app, where its image does not say. */
  readonly start: string
  /** Of the release's files, the one that says it where its image does. */
  readonly startFile: string
  readonly limits: Limits
  readonly environment: string
  /** Seconds that what the slot still holds may take to end. */
  readonly drain: number
}

/**
 * Fences the standby slot, stops what it held, and starts the release there. The container of a slot stays when it is
 * retired: going back to exactly what ran there starts it again, which takes a tenth of making it anew.
 */
export function fillScript(input: Fill): Script {
  const { project, paths, slot, drain } = input
  const at = paths.slot(slot)
  const container = slotContainer(project, slot)
  const release = paths.release(input.release)
  const file = `${release}/${composeFile}`
  const up = composeUp({
    compose: input.compose,
    file,
    project: container,
    service: 'api',
    variables: {
      PROJECT: project,
      SLOT: slot,
      SLOT_ADDRESS: input.network.slots[slot],
      IMAGE: input.image,
      RELEASE: input.release,
      FINGERPRINT: input.fingerprint,
      API_CPUS: input.limits.cpus,
      API_MEMORY: `${input.limits.megabytes}m`,
      STOP_GRACE: `${drain}s`,
      BASE: paths.base,
      DATA: input.places.data,
    },
  })
  const state = `docker inspect --format '{{.State.Status}}' ${quote(container)} 2>/dev/null || true`
  return {
    title: `start in slot ${slot}`,
    timeout: drain + 120,
    hidden: { environment: hide(input.environment) },
    lines: [
      leaveOpen(paths, input.active),
      `ln -sfn ${quote(release)} ${quote(at.release)}`,
      ...writeHidden(at.environment, 'environment', '0400'),
      `export START=${startOf(release, input.start, input.startFile)} RUN_AS=${userOf(release)}`,
      `chown "$RUN_AS" ${quote(at.environment)}`,
      `made_from="$({ echo ${quote(up)} "$START" "$RUN_AS"; cat ${quote(file)}; } | sha256sum)"`,
      // Docker refuses where the container's network has been made anew since.
      `if ! { [ "$(${state})" = exited ] && [ "$made_from" = "$(cat ${quote(at.madeFrom)} 2>/dev/null)" ] &&`,
      `  docker start ${quote(container)} >/dev/null 2>&1; }; then`,
      // Before the container goes: what is told of the one before must not be taken for its successor's.
      `  rm -f ${quote(at.madeFrom)}`,
      ...removeContainer(container, drain).map((line) => `  ${line}`),
      `  ${up} 2>&1`,
      `  echo "$made_from" > ${quote(at.madeFrom)}`,
      'fi',
    ],
  }
}
