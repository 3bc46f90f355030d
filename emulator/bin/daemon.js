import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'

// The process behind `tengyun-emulator start`. JavaScript, and with a compile cache, since the machinery that
// strips types costs 20 MB for as long as the process lives; from the second start on it is not needed.
enableCompileCache()
const { runDaemon } = await import('../src/daemon/run.ts')

const text = { type: 'string', default: '' }
const texts = { type: 'string', multiple: true, default: [] }
const { values } = parseArgs({
  options: {
    data: text,
    address: text,
    port: text,
    'cos-port': text,
    speed: text,
    'rate-limits': text,
    quota: texts,
  },
})

await runDaemon({
  dataFolder: values.data,
  address: values.address,
  port: Number(values.port),
  cosPort: Number(values['cos-port']),
  speed: Number(values.speed),
  rateLimits: values['rate-limits'] === 'on',
  quotas: Object.fromEntries(values.quota.map(readQuota)),
})

/** Of `vpc.vpcsPerRegion=2`, which the command has checked. */
function readQuota(quota) {
  const [name, figure] = quota.split('=')
  return [name, Number(figure)]
}
