import { readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { type HostPaths, type Slot, slots } from '../../hosts/paths.ts'
import { inspect, isWell, stateOf } from './containers.ts'
import type { Site } from './order.ts'
import { succeeds } from './run.ts'

/** What one slot of a host holds. */
export interface SlotState {
  readonly slot: Slot
  /** Whether requests go there. */
  readonly active: boolean
  /** Whether what it holds runs, and finds itself well where it says so. */
  readonly well: boolean
  /** `running`, `empty`, or as Docker says. */
  readonly state: string
  readonly release: string | undefined
  /** How often what it holds ended by itself since it was put there. */
  readonly endings: number
}

export async function lookAtSlots({ runtime, project, paths }: Site): Promise<SlotState[]> {
  const active = (await textOf(paths.active)).trim()
  const look = runtime === 'compose' ? inContainer : asProcess
  return Promise.all(
    slots.map(async (slot) => ({ slot, active: slot === active, ...(await look(paths, slot, project)) })),
  )
}

type Content = Omit<SlotState, 'slot' | 'active'>

const empty: Content = { well: true, state: 'empty', release: undefined, endings: 0 }

/** The supervisor holds the slot's lock for as long as it is wanted; its release has a number while it runs. */
async function asProcess(paths: HostPaths, slot: Slot): Promise<Content> {
  const at = paths.slot(slot)
  const [isHeld, isWanted] = await Promise.all([
    succeeds('flock', '-n', at.lock, 'true').then((isFree) => !isFree),
    succeeds('test', '-e', at.wanted),
  ])
  if (!isWanted) return empty
  const pid = (await textOf(at.pid)).trim()
  const isUp = isHeld && pid !== '' && (await succeeds('kill', '-0', pid))
  const release = await readlink(at.release).then(basename, () => undefined)
  const endings = (await textOf(at.ended)).split('\n').filter(Boolean).length
  return { well: isUp, state: isUp ? 'running' : 'ended', release, endings }
}

async function inContainer(_paths: HostPaths, slot: Slot, project: string): Promise<Content> {
  const container = await inspect(`${project}-${slot}`)
  if (container === undefined) return empty
  const killed = container.State.OOMKilled ? ', out of memory' : ''
  return {
    well: isWell(container) || container.State.Status === 'exited',
    state: `${stateOf(container)}${killed}`,
    release: container.Config.Labels?.['tengyun.release'],
    endings: container.RestartCount,
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}
