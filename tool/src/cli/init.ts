import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { configFileName } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Answers } from '../init/answers.ts'
import { configText } from '../init/config-text.ts'
import { detectApp, detectKind } from '../init/detect.ts'
import { nameFromFolder } from '../init/folder-name.ts'
import { ignore } from '../init/ignored.ts'
import { openProjectFiles, type ProjectFiles } from '../init/project-files.ts'
import { type Question, questions } from '../init/questions.ts'
import { showDetected, showWritten } from '../views/init.ts'
import type { CommandInput, Run } from './command.ts'

/** Asks five questions, which flags answer too, and writes the config of a new project. Overwrites nothing. */
export const init: Run = async (input) => {
  const { folder, terminal } = input
  const files = openProjectFiles(folder)
  if (files.entries.includes(configFileName))
    throw new TengyunError('init/config-exists', { where: join(folder, configFileName) })
  const answers = await askAll(input, files)
  const app = detectApp(files, answers.kind)
  await writeFile(join(folder, configFileName), configText(answers, app, terminal.language), { flag: 'wx' })
  const ignored = {
    '.gitignore': await ignore(
      folder,
      '.gitignore',
      files.read('package.json') === undefined ? [] : ['node_modules/'],
    ),
    '.dockerignore': app.image?.context === '.' ? await ignore(folder, '.dockerignore') : [],
  }
  showWritten(terminal, app, ignored)
  const { advice: _, ...found } = app
  terminal.document({ config: configFileName, answers, app: found, ignored })
  return 0
}

async function askAll(input: CommandInput, files: ProjectFiles): Promise<Answers> {
  const { options, folder, terminal } = input
  const kind = flagged(questions.kind, options.kind) ?? detectKind(files)
  showDetected(terminal, detectApp(files, kind))
  return {
    name: await ask(input, questions.name, options.name, nameFromFolder(folder)),
    kind: await ask(input, questions.kind, options.kind, kind),
    region: await ask(input, questions.region, options.region, 'ap-guangzhou'),
    size: await ask(input, questions.size, options.size, 'small'),
    domain: await ask(input, questions.domain, options.domain, undefined),
  }
}

/** The flag's answer, else a person's, else the usual one: where nobody sits, or with `--yes`. */
async function ask<T extends string, Usual extends T | undefined>(
  { options, terminal }: CommandInput,
  question: Question<T>,
  flag: string | undefined,
  usual: Usual,
): Promise<T | Usual> {
  const given = flagged(question, flag)
  if (given !== undefined) return given
  if (options.yes || !terminal.interactive) return usual
  for (;;) {
    const answer = (await terminal.ask(asked(question, usual))).trim()
    if (answer === '') return usual
    const read = question.read(answer)
    if (read !== undefined) return read
    terminal.note(`  ✗ ${question.wants}`)
  }
}

/** @throws TengyunError `cli/usage` where the flag's word is no answer */
function flagged<T>({ flag, read, wants }: Question<T>, word: string | undefined): T | undefined {
  if (word === undefined) return undefined
  const answer = read(word)
  if (answer !== undefined) return answer
  throw new TengyunError('cli/usage', {
    where: `${flag} ${word}`,
    why: wants,
    command: 'tengyun init --help',
  })
}

function asked({ asks, choices = [] }: Question<unknown>, usual: string | undefined) {
  const among = choices.length === 0 ? '' : ` (${choices.join(' | ')})`
  const otherwise = usual === undefined ? '' : ` [${usual}]`
  return { en: `${asks.en}${among}${otherwise}`, zh: `${asks.zh}${among}${otherwise}` }
}
