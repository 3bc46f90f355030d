import { CommanderError, Command as Program } from 'commander'
import { TengyunError } from '../errors/tengyun-error.ts'
import { chooseLanguage, inLanguage, type Language } from '../text.ts'
import type { Command, Options } from './command.ts'
import { commands } from './commands.ts'

/** Runs one command line and answers the exit code. Everything it needs of the world is passed in. */
export interface Invocation {
  /** The words after the program's name. */
  readonly words: readonly string[]
  readonly folder: string
  readonly version: string
  readonly env: Readonly<Record<string, string | undefined>>
}

export async function main(invocation: Invocation): Promise<number> {
  const language = chooseLanguage(languageFlag(invocation.words), invocation.env)
  let exitCode = 0
  const program = programIn(language, invocation.version)
  for (const command of commands) {
    addCommand(program, command, language, async (words, options) => {
      exitCode = await carryOut(command, words, options, invocation, language)
    })
  }
  try {
    await program.parseAsync(invocation.words, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has printed help, version or what it did not understand.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1
    throw error
  }
}

function programIn(language: Language, version: string): Program {
  const description = inLanguage(
    {
      en: 'Tengyun: one file and one command give a team a complete, verified Tencent Cloud environment.',
      zh: '腾云：一个文件、一条命令，为团队提供完整且经过验证的腾讯云环境。',
    },
    language,
  )
  return new Program('tengyun')
    .description(description)
    .version(version)
    .exitOverride()
    .option('--lang <language>', inLanguage({ en: 'en or zh', zh: 'en 或 zh' }, language))
    .option('--config <file>', inLanguage({ en: 'another config file', zh: '使用其他配置文件' }, language))
    .option(
      '--emulator',
      inLanguage({ en: 'against the emulated cloud on this machine', zh: '在本机的模拟云上运行' }, language),
    )
    .showHelpAfterError()
}

function addCommand(
  program: Program,
  command: Command,
  language: Language,
  action: (words: string[], options: Options) => Promise<void>,
): void {
  const sub = program
    .command(`${command.name} ${command.takes}`)
    .description(inLanguage(command.summary, language))
  for (const { flags, summary } of command.options) sub.option(flags, inLanguage(summary, language))
  // The emulator's own command understands its options; they are handed on as they are.
  const handsOn = command.takes === '[words...]'
  if (handsOn) sub.allowUnknownOption().helpOption(false)
  sub.action(() => action(sub.args, sub.optsWithGlobals<Options>()))
}

async function carryOut(
  command: Command,
  words: string[],
  options: Options,
  { folder }: Invocation,
  language: Language,
): Promise<number> {
  const [{ openTerminal }, { showError }, { interruption }, { CloudCallError, explainCallError }] =
    await Promise.all([
      import('../views/terminal.ts'),
      import('../views/error.ts'),
      import('./interruption.ts'),
      import('../cloud/errors.ts'),
    ])
  const terminal = openTerminal(language, options.json ?? false)
  const interrupted = interruption(terminal, command.untilInterrupted)
  try {
    const run = await command.load()
    const environment = words[command.environmentAt ?? 0]
    const code = await run({ environment, words, options, folder, terminal, signal: interrupted.signal })
    return interrupted.signal.aborted && !command.untilInterrupted
      ? showError(terminal, new TengyunError('tengyun/interrupted'))
      : (code ?? 0)
  } catch (thrown) {
    // Most call errors are told where more is known of them; the rest still are the cloud's, not a bug.
    const error =
      thrown instanceof CloudCallError ? explainCallError(thrown, words[0] ?? command.name) : thrown
    const ours = error instanceof TengyunError && error.code !== 'tengyun/bug'
    const told = interrupted.signal.aborted && !ours ? new TengyunError('tengyun/interrupted') : error
    return showError(terminal, told)
  } finally {
    interrupted.end()
    terminal.close()
  }
}

/** `--lang` decides in which language even the help speaks, so it is read before the rest. */
function languageFlag(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const flag = words[at]
  if (flag === undefined) return undefined
  return flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : words[at + 1]
}
