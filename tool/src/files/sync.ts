import { TengyunError } from '../errors/tengyun-error.ts'
import { verbatim } from '../text.ts'
import { listBucket } from './bucket.ts'
import { type Comparison, compare } from './compare.ts'
import { listFolder } from './folder.ts'
import type { LeftOut, Listing } from './item.ts'
import { type End, type Transfer, transferBetween } from './transfer.ts'

export interface SyncInput {
  readonly from: End
  readonly to: End
  readonly deletes: boolean
  /** Reads content to compare it where dates would decide. */
  readonly checksum: boolean
  readonly dryRun: boolean
  readonly signal: AbortSignal
  /** Told after each step: how many of how many are done. */
  readonly progress: (done: number, of: number) => void
}

export interface SyncResult extends Comparison {
  readonly leftOut: readonly LeftOut[]
  readonly carriedOut: boolean
}

/** How many files travel at once. */
const AT_ONCE = 16

/**
 * Makes the second place hold what the first one holds. What fails keeps nothing else from being done; the next sync
 * goes on with it.
 *
 * @throws TengyunError `files/source-empty`, `files/incomplete` naming every file that did not arrive
 */
export async function sync(input: SyncInput): Promise<SyncResult> {
  const { from, to, deletes, checksum, dryRun } = input
  const [there, here] = await Promise.all([list(from), list(to, { mayBeMissing: true })])
  // A disk that was not mounted looks like this, and everything would go.
  if (deletes && there.items.length === 0) throw new TengyunError('files/source-empty')
  const transfer = transferBetween(from, to)
  const comparison = await compare(there.items, here.items, {
    deletes,
    ...(checksum ? { sameContent: transfer.sameContent } : {}),
  })
  if (!dryRun) await carryOut(comparison, transfer, input)
  return { ...comparison, leftOut: there.leftOut, carriedOut: !dryRun }
}

async function list(end: End, { mayBeMissing = false } = {}): Promise<Listing> {
  if (end.kind === 'bucket') return listBucket(end.at, end.prefix)
  try {
    return await listFolder(end.path)
  } catch (error) {
    const missing = (error as { readonly code?: unknown }).code === 'ENOENT'
    if (missing && mayBeMissing) return { items: [], leftOut: [] }
    if (missing) throw new TengyunError('config/file-unreadable', { where: end.path, cause: error })
    throw error
  }
}

async function carryOut({ steps }: Comparison, transfer: Transfer, input: SyncInput): Promise<void> {
  const failed: { path: string; message: ReturnType<typeof verbatim> }[] = []
  let done = 0
  const queue = steps.values()
  const carry = async () => {
    for (const step of queue) {
      input.signal.throwIfAborted()
      try {
        await (step.action === 'copy' ? transfer.copy(step.item) : transfer.remove(step.item))
      } catch (error) {
        failed.push({
          path: step.item.path,
          message: verbatim(error instanceof Error ? error.message : String(error)),
        })
      }
      input.progress(++done, steps.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, carry))
  if (failed.length > 0) {
    throw new TengyunError('files/incomplete', {
      problems: failed,
      now: {
        en: `${steps.length - failed.length} of ${steps.length} are done; the same command goes on with the rest.`,
        zh: `${steps.length} 项中已完成 ${steps.length - failed.length} 项；再次运行同一命令将继续其余部分。`,
      },
    })
  }
}
