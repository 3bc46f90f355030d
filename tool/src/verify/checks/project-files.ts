import { execFile } from 'node:child_process'
import { access, constants, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Check, CheckInput } from '../check.ts'
import { judged, notChosen } from '../finding.ts'
import type { LineId } from '../story/lines.ts'

/** The text of a file of the project; undefined where there is none. */
export async function projectFile({ session }: CheckInput, path: string): Promise<string | undefined> {
  return readFile(join(session.project.folder, path), 'utf8').catch(() => undefined)
}

/** Whether the shell understands a script, and the system would run it. */
async function whatOf(folder: string, script: string): Promise<string> {
  const path = join(folder, script)
  try {
    await access(path, constants.X_OK)
    await promisify(execFile)('bash', ['-n', path])
    return 'executable, valid'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  }
}

/** A check of scripts that a project brings along, each for a line of the story. */
export function projectScripts({
  scripts,
  ...about
}: Pick<Check, 'id' | 'title'> & { readonly scripts: Partial<Record<LineId, string>> }): Check {
  const names = Object.values(scripts)
  return {
    ...about,
    story: Object.keys(scripts) as LineId[],
    expected: {
      en: `${names.join(', ')}: executable, and valid for bash`,
      zh: `${names.join('、')}：可执行且语法正确`,
    },
    mend: {
      en: 'Write what is missing: each is a few lines around `npx tengyun`.',
      zh: '补齐缺少的脚本：每个只需几行，调用 `npx tengyun` 即可。',
    },
    async run({ session }) {
      const { folder } = session.project
      const states = await Promise.all(
        names.map(async (name) => ({ name, state: await whatOf(folder, name) })),
      )
      const good = states.filter(({ state }) => state === 'executable, valid')
      if (good.length === 0 && states.every(({ state }) => state.includes('ENOENT')))
        return notChosen({
          en: 'The project has none of them: it types the commands themselves.',
          zh: '项目没有这些脚本，直接使用命令。',
        })
      const evidence = states.map(({ name, state }) => `${name}: ${state}`)
      return judged(good.length === states.length, `${good.length}/${states.length}`, evidence)
    },
  }
}
