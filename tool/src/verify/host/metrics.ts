import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type HostPaths, slots } from '../../hosts/paths.ts'
import type { SurveyOrder } from './order.ts'

/** The figures of the slot that serves, from inside: through the web server nobody gets them. */
export async function readMetrics(
  { runtime, project, metrics }: SurveyOrder,
  paths: HostPaths,
): Promise<string> {
  const active = (await readFile(paths.active, 'utf8')).trim()
  const slot = slots.find((one) => one === active)
  if (slot === undefined) throw new Error('no slot is active')
  const told = await readFile(paths.slot(slot).environment, 'utf8')
  const address =
    runtime === 'compose' ? await addressOfContainer(`${project}-${slot}`) : valueIn(told, 'HOST')
  const answer = await fetch(`http://${address}:${valueIn(told, 'PORT')}${metrics}`, {
    signal: AbortSignal.timeout(5_000),
  })
  if (!answer.ok) throw new Error(`GET ${metrics} → ${answer.status}`)
  return answer.text()
}

async function addressOfContainer(name: string): Promise<string> {
  const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'
  const { stdout } = await promisify(execFile)('docker', ['inspect', '--format', format, name])
  return stdout.trim()
}

function valueIn(environment: string, name: string): string | undefined {
  return new RegExp(`^(?:export )?${name}='?([^'\n]*)`, 'm').exec(environment)?.[1]
}
