import { TengyunError } from '../errors/tengyun-error.ts'
import type { Run } from './command.ts'

interface Action {
  /** How many words it takes besides its name. */
  readonly takes: number
  readonly load: () => Promise<Run>
}

/** Loaded one at a time: the gate alone needs most of the tool. */
const actions: Readonly<Record<string, Action>> = {
  init: { takes: 1, load: async () => (await import('./ci/init.ts')).init },
  check: { takes: 0, load: async () => (await import('./ci/check.ts')).check },
  comment: { takes: 1, load: async () => (await import('./ci/comment.ts')).comment },
  gate: { takes: 1, load: async () => (await import('./ci/gate.ts')).gate },
  tell: { takes: 2, load: async () => (await import('./ci/tell.ts')).tell },
}

/** Writes the project's pipelines, and does in them what takes more than a command of its own. */
export const ci: Run = async (input) => {
  const { words } = input
  const action = actions[words[0] ?? '']
  if (action === undefined || words.length - 1 > action.takes) {
    throw new TengyunError('cli/usage', {
      where: ['ci', ...words].join(' '),
      command: 'npx tengyun ci init cnb',
    })
  }
  const run = await action.load()
  return run(input)
}
