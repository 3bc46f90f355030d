import { readyClone } from '../../e2e/support/clone.ts'
import { run } from '../../e2e/support/run.ts'
import { type Figure, repeat, type Suite, secondsOf } from '../figure.ts'

/** Milliseconds that a call to the cloud takes from an office in the same country. */
const distance = 50

/** The shipped production environment on the emulator, as whole processes. */
export const production: Suite = async (progress) => {
  const clone = await readyClone()
  const type = async (...words: string[]) => {
    const { exitCode, stderr } = await clone.tengyun(words)
    if (exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${exitCode}: ${stderr}`)
  }
  const plan = () => secondsOf(() => type('plan', 'production', '--emulator'))
  const apply = () => secondsOf(() => type('apply', 'production', '--emulator', '--yes'))
  const destroy = () =>
    secondsOf(() => type('destroy', 'production', '--emulator', '--yes', '--delete-data', 'production'))
  const figures: Figure[] = []
  const add = (figure: Figure) => {
    figures.push(figure)
    progress(`${figure.what}: ${figure.median.toFixed(2)} ${figure.unit}`)
  }
  try {
    const bare = await repeat(7, () => secondsOf(() => run(['node_modules/.bin/node', '-e', '0'], clone)))
    const floor = { what: 'node -e 0', median: bare.median }
    add({ what: 'plan', unit: 's', aim: 1, floor, ...(await repeat(5, plan)) })
    add({ what: 'apply', unit: 's', aim: 10, ...(await repeat(1, apply)) })
    add({ what: 'plan with nothing to do', unit: 's', aim: 1, floor, ...(await repeat(5, plan)) })
    await type('emulator', 'faults', 'inject', 'latency', '--milliseconds', String(distance))
    add({
      what: `plan with nothing to do, ${distance} ms a call`,
      unit: 's',
      floor,
      ...(await repeat(3, plan)),
    })
    await type('emulator', 'faults', 'clear')
    add({ what: 'destroy', unit: 's', aim: 10, ...(await repeat(1, destroy)) })
    return figures
  } finally {
    await clone.discard()
  }
}
