/**
 * The program that a host watches itself with. `node main.ts ORDER STATE` looks once and tells; `node main.ts ORDER
 * STATE test NOTICE` tells the notice alone.
 */
import { readFileSync } from 'node:fs'
import { realTiming } from '../../cloud/timing.ts'
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
if (purpose === 'test') {
  const hops = await tryOut(watching, JSON.parse(readFileSync(notice, 'utf8')))
  process.stdout.write(`tengyun-found: ${JSON.stringify(hops)}\n`)
} else {
  for (const { channel, answered } of await watchOnce({ ...watching, file }))
    process.stdout.write(`${new Date().toISOString()} ${channel}: ${inLanguage(answered, 'en')}\n`)
}
// Connections that are kept open for a next request would keep this process.
process.exit(0)
