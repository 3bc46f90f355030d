import { createHash } from 'node:crypto'
import type { Desired } from '../plan/model.ts'
import type { ResourceContext } from './kind.ts'

/**
 * Makes a create that takes a ClientToken safe to ask twice. The token is the same for every try of one process,
 * so that a lost answer can be asked again, and another for the next process, since the cloud would answer the
 * token of a deleted object with that object.
 */
export function clientToken({ owner }: ResourceContext, desired: Desired): string {
  const text = [owner.project, owner.environment, desired.key, process.pid, processStart].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

const processStart = Date.now() - Math.round(process.uptime() * 1000)
