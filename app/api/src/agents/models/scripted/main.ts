import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { Demonstration } from './demonstration/demonstration.ts'
import { script } from './script.ts'
import { ScriptedModel } from './server.ts'

/**
 * Runs a scripted model: `node main.ts --port 8099 --script answers.yaml`, or without a script one for
 * demonstrations. Says its address on standard output once it
 * listens, and ends on SIGTERM.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SCRIPTED_MODEL_PORT ?? '0' },
    host: { type: 'string', default: '127.0.0.1' },
    script: { type: 'string', default: process.env.SCRIPTED_MODEL_SCRIPT },
  },
})

const model = new ScriptedModel(
  values.script ? script.parse(parse(await readFile(values.script, 'utf8'))) : new Demonstration(),
)
console.log(await model.listen(Number(values.port), values.host))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void model.close())
