import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'

// The process behind `tengyun-emulator start`. The cache keeps what type-stripping made of the source.
enableCompileCache()
const { runDaemon } = await import('./daemon/run.ts')

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    'cos-port': { type: 'string', default: '' },
    speed: { type: 'string', default: '' },
  },
})

await runDaemon({
  dataFolder: values.data,
  port: Number(values.port),
  cosPort: Number(values['cos-port']),
  speed: Number(values.speed),
})
