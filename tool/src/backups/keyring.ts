import { TengyunError } from '../errors/tengyun-error.ts'
import type { Part } from './host/manifest.ts'
import type { Opening } from './host/read-part.ts'
import type { BackupStore, StoredObject } from './store.ts'

/** Bytes that the header of an age file certainly fits into: some 100 for each recipient. */
const headerRoom = 64 * 1024

/** The last line of a header. */
const lastLine = /\n--- [A-Za-z0-9+/]{43}\n/

/**
 * Finds the key of one part with somebody's key. The latter stays on this machine: a host that restores the part is
 * given the former, which opens nothing else.
 *
 * @throws TengyunError `backup/wrong-key`, `backup/damaged`
 */
export async function openPart(
  store: BackupStore,
  object: StoredObject,
  part: Pick<Part, 'name'>,
  identity: string,
): Promise<Opening> {
  const beginning = await store.read(object, `bytes=0-${headerRoom - 1}`)
  const end = lastLine.exec(beginning.toString('latin1'))
  if (end === null) throw new TengyunError('backup/damaged', { where: part.name, why: 'no age header' })
  const headerSize = end.index + end[0].length
  return { fileKey: await fileKeyIn(beginning.subarray(0, headerSize), part, identity), headerSize }
}

async function fileKeyIn(header: Buffer, part: Pick<Part, 'name'>, identity: string): Promise<Buffer> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return Buffer.from(await decrypter.decryptHeader(header))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const isForOthers = why.includes('no identity matched')
    throw new TengyunError(isForOthers ? 'backup/wrong-key' : 'backup/damaged', {
      where: part.name,
      why,
      cause,
    })
  }
}
