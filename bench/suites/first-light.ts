import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readyClone } from '../../e2e/support/clone.ts'
import { run } from '../../e2e/support/run.ts'
import { type Figure, repeat, type Suite, secondsOf } from '../figure.ts'

/** What a newcomer waits for, as whole processes. */
export const firstLight: Suite = async (progress) => {
  const clone = await readyClone()
  const well = async (words: readonly string[]) => {
    const { exitCode, stderr } = await clone.tengyun(words)
    if (exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${exitCode}: ${stderr}`)
  }
  const figures: Figure[] = []
  const add = (figure: Figure) => {
    figures.push(figure)
    progress(`${figure.what}: ${figure.median.toFixed(2)} ${figure.unit}`)
  }
  const node = join(clone.folder, 'node_modules/.bin/node')
  try {
    const bare = await repeat(7, () => secondsOf(() => run([node, '-e', '0'], clone)))
    const floor = { what: 'node -e 0', median: bare.median }
    add({
      what: 'tengyun --help',
      unit: 's',
      aim: 0.1,
      floor,
      ...(await repeat(7, () => secondsOf(() => well(['--help'])))),
    })
    add({
      what: 'plan of nothing',
      unit: 's',
      aim: 1,
      floor,
      ...(await repeat(5, () => secondsOf(() => well(['plan', 'local'])))),
    })
    add({
      what: 'up on the running emulator, built anew',
      unit: 's',
      aim: 15,
      ...(await repeat(1, () => secondsOf(() => well(['up', 'local', '--yes'])))),
    })
    add({
      what: 'up with nothing to do',
      unit: 's',
      ...(await repeat(5, () => secondsOf(() => well(['up', 'local', '--yes'])))),
    })
    add({
      what: 'plan with nothing to do',
      unit: 's',
      aim: 1,
      floor,
      ...(await repeat(5, () => secondsOf(() => well(['plan', 'local'])))),
    })
    add({
      what: 'destroy',
      unit: 's',
      ...(await repeat(1, () => secondsOf(() => well(['destroy', 'local', '--yes'])))),
    })

    const restart = async () => {
      await well(['emulator', 'stop'])
      return secondsOf(() => well(['emulator', 'start']))
    }
    add({
      what: 'emulator start to first answer, command included',
      unit: 's',
      aim: 0.6,
      floor,
      ...(await repeat(7, restart)),
    })
    add({
      what: 'idle memory of the emulator',
      unit: 'MiB',
      aim: 90,
      ...(await repeat(1, () => idleMemory(clone.folder))),
    })
    return figures
  } finally {
    await clone.discard()
  }
}

/** Resident memory of the emulator's own process. */
async function idleMemory(folder: string): Promise<number> {
  const { pid } = JSON.parse(await readFile(join(folder, '.tengyun/emulator/emulator.json'), 'utf8'))
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
