/** The largest page that the products which number their records allow. */
export const pageSize = 100

/** Collects every page of a list that is asked for by offset. A page that comes back empty ends it. */
export async function allPages<T>(
  ask: (offset: number) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): Promise<T[]> {
  const collected: T[] = []
  for (;;) {
    const { items, total } = await ask(collected.length)
    collected.push(...items)
    if (items.length === 0 || collected.length >= total) return collected
  }
}
