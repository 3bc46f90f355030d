/**
 * The program that a host watches itself with. `node main.ts ORDER STATE` looks once and tells; `node main.ts ORDER
 * STATE test NOTICE` tells the notice alone.
 */
import { readFileSync } from 'node:fs'
import { realTiming } from '../../cloud/timing.ts'
import type { Hop } from '../../notices/hop.ts'
import { inLanguage } from '../../text.ts'
import { tryOut, watchOnce } from './watch.ts'

/** Milliseconds after which a look is given up: the next one comes anyway. */
const patience = 90_000

const [, , order = '', file = '', purpose = '', notice = ''] = process.argv
const watching = {
  order: JSON.parse(readFileSync(order, 'utf8')),
  timing: realTiming,
  signal: AbortSignal.timeout(patience),
}
const hops: readonly Hop[] =
  purpose === 'test'
    ? await tryOut(watching, JSON.parse(readFileSync(notice, 'utf8')))
    : await watchOnce({ ...watching, file })
for (const { channel, answered } of hops)
  process.stdout.write(`${new Date().toISOString()} ${channel}: ${inLanguage(answered, 'en')}\n`)
process.stdout.write(`tengyun-found: ${JSON.stringify(hops)}\n`)
// Connections that are kept open for a next request would keep this process.
process.exit(0)
