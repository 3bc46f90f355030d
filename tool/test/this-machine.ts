import { spawn } from 'node:child_process'
import type { Host } from '../src/hosts/host.ts'
import type { Script } from '../src/hosts/script.ts'
import type { ScriptResult } from '../src/hosts/transport.ts'

/** This machine as a host, for scripts that only ask. */
export const thisMachine: Host = {
  ...{ name: 'host-1', role: 'all' as const, id: 'ins-1', publicAddress: '' },
  transport: { run },
}

function run({ lines, hidden = {} }: Script): Promise<ScriptResult> {
  const text = ['set -eu', ...lines].join('\n')
  const whole = text.replaceAll(/\{\{tat-hidden:(\w+)\}\}/g, (_place, name: string) => hidden[name] ?? '')
  return new Promise((done, failed) => {
    const child = spawn('bash', ['-c', whole], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', failed)
    child.once('close', (code) => done({ exitCode: code ?? 1, output }))
  })
}
