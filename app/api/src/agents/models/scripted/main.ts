import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { script } from './script.ts'
import { ScriptedModel } from './server.ts'

/**
 * Runs a scripted model: `node main.ts --port 8099 --script answers.yaml`. Says its address on standard output once it
 * listens, and ends on SIGTERM.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SCRIPTED_MODEL_PORT ?? '0' },
    host: { type: 'string', default: '127.0.0.1' },
    script: { type: 'string', default: process.env.SCRIPTED_MODEL_SCRIPT },
  },
})

const file = values.script ?? new URL('default-script.yaml', import.meta.url)
const model = new ScriptedModel(script.parse(parse(await readFile(file, 'utf8'))))
console.log(await model.listen(Number(values.port), values.host))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void model.close())
