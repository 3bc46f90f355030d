import { CloudCallError } from './errors.ts'
import { realTiming, type Timing } from './timing.ts'

/** The largest page that the products which number their records allow. */
export const pageSize = 100

interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
}

/** Pauses before a page that cannot be right is asked for again, in milliseconds. */
const pauses = [200, 400, 800, 1600]

/**
 * Collects every page of a list that is asked for by offset.
 *
 * A list that says it has more than it shows, or shows a page twice, is a replica that lags. It is asked again, and
 * refused in the end: what it leaves out must never count as deleted.
 */
export async function allPages<T>(
  ask: (offset: number) => Promise<Page<T>>,
  timing: Timing = realTiming,
): Promise<T[]> {
  const collected: T[] = []
  let previous: Page<T> | undefined
  for (;;) {
    const page = await soundPage(() => ask(collected.length), collected.length, previous, timing)
    collected.push(...page.items)
    if (collected.length >= page.total) return collected
    previous = page
  }
}

async function soundPage<T>(
  ask: () => Promise<Page<T>>,
  offset: number,
  previous: Page<T> | undefined,
  timing: Timing,
): Promise<Page<T>> {
  for (const pause of [...pauses, undefined]) {
    const page = await ask()
    if (isSound(page, offset, previous)) return page
    if (pause === undefined) throw unsound(page, offset)
    await timing.sleep(pause)
  }
  throw new Error('unreachable: the last pause is none')
}

function isSound<T>(page: Page<T>, offset: number, previous: Page<T> | undefined): boolean {
  if (page.items.length === 0) return page.total <= offset
  return previous === undefined || JSON.stringify(page.items[0]) !== JSON.stringify(previous.items[0])
}

function unsound<T>({ items, total }: Page<T>, offset: number): CloudCallError {
  const what = items.length === 0 ? 'shows none' : 'shows the page before again'
  const message = `A list says that it has ${total} and at ${offset} ${what}.`
  return new CloudCallError('paging', message, { code: 'InternalError.InconsistentList' })
}
