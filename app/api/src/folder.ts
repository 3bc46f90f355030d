import { mkdir } from 'node:fs/promises'

/**
 * Creates a folder below one that there is. One whose parent is missing was meant for another machine, such as
 * `/app/plans` where nobody prepared `/app`, and is not conjured up at the root of this one.
 */
export async function ensureFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
