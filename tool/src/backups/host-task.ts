import { randomBytes } from 'node:crypto'
import type { DatabaseSite } from '../databases/site.ts'
import { hide, quote, writeHidden } from '../hosts/script.ts'
import type { Order } from './host/order.ts'
import { mainFile, packBackupProgram, unpackProgram } from './install.ts'
import { findPrograms } from './needed-programs.ts'
import { type Done, outcomeIn } from './outcome.ts'
import { backupPlaces } from './places.ts'

/**
 * Has the host carry an order out that is given once. The order lies there while it is carried out, and no longer.
 *
 * @param patience seconds
 * @throws TengyunError `backup/restore-failed`, `host/missing-program`
 */
export async function carryOutOn(
  { host, facts, session }: DatabaseSite,
  order: Order,
  patience: number,
): Promise<Done> {
  const { paths } = facts
  const { programs, folder } = backupPlaces(paths)
  const file = `${folder}/order-${randomBytes(8).toString('hex')}.json`
  const program = await packBackupProgram()
  const result = await host.transport.run({
    title: `${order.task} a database`,
    timeout: patience,
    hidden: { order: hide(JSON.stringify(order)) },
    printsMuch: true,
    lines: [
      'umask 077',
      `mkdir -p ${quote(programs)}`,
      `trap ${quote(`rm -f ${quote(file)}`)} EXIT`,
      ...writeHidden(file, 'order'),
      ...unpackProgram(paths, program),
      ...findPrograms(paths, session.project.config.project, order.task !== 'import'),
      `"$node" ${quote(`${programs}/${program.digest}/${mainFile}`)} ${quote(file)}`,
    ],
  })
  return outcomeIn(result, `${host.name}: ${order.task}`, 'backup/restore-failed')
}
