import { readFile } from 'node:fs/promises'
import { hostPaths, type Slot, slots } from '../../../hosts/paths.ts'
import type { View } from './probe.ts'

/** The slot that serves; undefined where nothing does yet. */
export async function activeSlot({ order }: Pick<View, 'order'>): Promise<Slot | undefined> {
  const { active } = hostPaths(order.root, order.project)
  const text = await readFile(active, 'utf8').catch(() => '')
  return slots.find((slot) => slot === text.trim())
}
