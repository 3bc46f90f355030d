/** The program that a host runs for the tool: `node main.ts ORDER`. It needs Node and PostgreSQL's own programs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backUp } from './backup.ts'
import { download } from './cos/download.ts'
import { type Order, type Outcome, outcomeMark } from './order.ts'
import { renameDatabase } from './postgres/rename.ts'
import { restoreDatabase } from './postgres/restore.ts'
import { importKeys } from './redis/import.ts'

const [, , file = ''] = process.argv
const outcome = await carryOut(JSON.parse(readFileSync(file, 'utf8')))
process.stdout.write(`${outcomeMark}${JSON.stringify(outcome)}\n`)
// Connections that are kept open for a next request would keep this process.
process.exit(outcome.ok ? 0 : 1)

async function carryOut(order: Order): Promise<Outcome> {
  try {
    if (order.task === 'backup') {
      const backup = await backUp(order, () => new Date())
      // The host's watcher looks whether it is in the bucket, which it can only of what it can name.
      writeFileSync(join(dirname(file), 'newest'), backup)
      return { ok: true, backup }
    }
    if (order.task === 'rename') {
      await renameDatabase(order)
      return { ok: true }
    }
    const { link, fileKey, headerSize } = order
    const opening = { fileKey: Buffer.from(fileKey, 'base64'), headerSize }
    if (order.task === 'import')
      return { ok: true, keys: await importKeys(order.part, () => download(link), opening, order.server) }
    await restoreDatabase(order.part, download(link), opening, order.server, order.database)
    return { ok: true }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
