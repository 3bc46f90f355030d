import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../../../errors/language.ts'
import { checkFile } from './check.ts'
import { told } from './view.ts'

const usage: Record<Language, string> = {
  en: [
    'npm run team -- check FILE… [--json] [--allow COMMAND]… [--language en|zh]',
    '',
    'Says of each team file what of it would run here and what could not, and where that stands.',
    '  --json            one JSON document in place of text',
    '  --allow COMMAND   a program that may be started as an MCP server; may be repeated',
    '  --language        en or zh; default: that of the environment',
    'Exit code: 0 when all of it can run, 1 when something cannot, 2 when the command was not understood.',
  ].join('\n'),
  'zh-CN': [
    'npm run team -- check 文件… [--json] [--allow 命令]… [--language en|zh]',
    '',
    '逐个检查团队文件：哪些部分可以在此运行，哪些不能，以及问题所在的位置。',
    '  --json            输出一个 JSON 文档',
    '  --allow 命令      允许作为 MCP 服务器启动的程序，可重复',
    '  --language        en 或 zh，默认取自环境',
    '退出码：0 全部可以运行；1 有不能运行的部分；2 命令有误。',
  ].join('\n'),
}

interface Outcome {
  text: string
  exitCode: 0 | 1 | 2
}

/** The command as a value: what it prints and how it ends. Files are looked for from `folder`. */
export async function runTeamCommand(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<Outcome> {
  const typed = parsed(words)
  const language = languageOf(typed?.values.language, environment)
  const [command, ...files] = typed?.positionals ?? []
  if (typed?.values.help) return { text: usage[language], exitCode: 0 }
  if (!typed || command !== 'check' || files.length === 0) return { text: usage[language], exitCode: 2 }
  const options = { allowedCommands: typed.values.allow ?? [] }
  const reports = await Promise.all(files.map((file) => checkFile(file, resolve(folder, file), options)))
  const runs = reports.every((report) => report.runs)
  return {
    text: typed.values.json ? JSON.stringify({ runs, files: reports }, null, 2) : told(reports, language),
    exitCode: runs ? 0 : 1,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        allow: { type: 'string', multiple: true },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch {
    return undefined
  }
}

function languageOf(wanted: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  return /^zh/i.test(wanted || LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-CN' : 'en'
}
