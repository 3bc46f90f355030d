import { lookAtSlots, type SlotState } from '../../../health/host/slots.ts'
import { hostPaths } from '../../../hosts/paths.ts'
import type { View } from './probe.ts'

/** The slot that serves, and what it holds; undefined where nothing does yet. */
export async function activeSlot({ order }: Pick<View, 'order'>): Promise<SlotState | undefined> {
  const { runtime, project, root, app } = order
  const found = await lookAtSlots({ runtime, project, paths: hostPaths(root, project), door: app.door })
  return found.find(({ active }) => active)
}
