import type { StoredObject } from './bucket.ts'

/**
 * Yuan for a gigabyte and month in mainland China, before any discount, as listed in 2025-06: a magnitude, not an
 * offer. https://buy.cloud.tencent.com/price/cos
 */
export const storagePrices: Readonly<Record<string, number>> = {
  STANDARD: 0.118,
  INTELLIGENT_TIERING: 0.118,
  STANDARD_IA: 0.08,
  ARCHIVE: 0.033,
  DEEP_ARCHIVE: 0.01,
}

/** Where old objects cost less, and how old is old: the colder class asks for a month and bills 64 KB at least. */
const move = { from: 'STANDARD', to: 'STANDARD_IA', days: 30, atLeast: 64 * 1024 } as const

export interface ClassReport {
  readonly classes: readonly ClassUse[]
  /** What could move, and what that would save in yuan a month. */
  readonly movable: {
    readonly to: string
    readonly days: number
    readonly objects: number
    readonly bytes: number
    readonly saves: number
  }
}

export interface ClassUse {
  readonly storageClass: string
  readonly objects: number
  readonly bytes: number
  /** Yuan a month; nothing where the class has no price here. */
  readonly monthly: number | undefined
}

const GIBIBYTE = 1024 ** 3
const DAY_MS = 24 * 60 * 60 * 1000

/** What lies in which class, what it costs, and what moving would save. */
export async function classReport(
  objects: AsyncIterable<StoredObject> | Iterable<StoredObject>,
  now: number,
): Promise<ClassReport> {
  const uses = new Map<string, { objects: number; bytes: number }>()
  const movable = { objects: 0, bytes: 0 }
  for await (const { storageClass, size, modified } of objects) {
    const use = uses.get(storageClass) ?? { objects: 0, bytes: 0 }
    uses.set(storageClass, { objects: use.objects + 1, bytes: use.bytes + size })
    if (storageClass !== move.from || size < move.atLeast || now - modified < move.days * DAY_MS) continue
    movable.objects++
    movable.bytes += size
  }
  const { to, days } = move
  const difference = (storagePrices[move.from] ?? 0) - (storagePrices[to] ?? 0)
  return {
    classes: [...uses].map(([storageClass, use]) => ({
      storageClass,
      ...use,
      monthly: monthlyFor(storageClass, use.bytes),
    })),
    movable: { to, days, ...movable, saves: (movable.bytes / GIBIBYTE) * difference },
  }
}

function monthlyFor(storageClass: string, bytes: number): number | undefined {
  const price = storagePrices[storageClass]
  return price === undefined ? undefined : (bytes / GIBIBYTE) * price
}
