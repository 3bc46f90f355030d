import { randomUUID } from 'node:crypto'
import { type Typed, typedIn } from '../../../docs/blocks/commands.ts'
import type { Fence } from '../../../docs/blocks/fences.ts'
import { run } from '../run.ts'
import type { DocsProject } from './project.ts'

/** What came of one command of a block. */
export interface Outcome extends Typed {
  readonly exitCode: number
  /** Both streams, as a terminal shows them. */
  readonly printed: string
}

/** Types a block into one shell, one command after the other, whatever comes of them. */
export async function runBlock(fence: Fence, { folder, env }: DocsProject): Promise<Outcome[]> {
  const typed = typedIn(fence)
  const ended = `ended-${randomUUID()}`
  const script = typed.map(({ command }) => `${command}\necho "${ended} $?"`)
  const strict = fence.language === 'sh' ? ['set -eo pipefail'] : []
  const { exitCode, stdout } = await run(['bash', '-c', ['exec 2>&1', ...strict, ...script].join('\n')], {
    folder,
    env,
  })
  const pieces = stdout.split(new RegExp(`${ended} (\\d+)\n`))
  // Where the shell itself ended in the middle of a command, the code is the shell's.
  return typed.map((one, at) => ({
    ...one,
    printed: pieces[2 * at] ?? '',
    exitCode: Number(pieces[2 * at + 1] ?? exitCode),
  }))
}
