import type { Command, Option } from './command.ts'
import { commands } from './commands.ts'

/** The page `docs/reference/commands.md`: every command with its options, as the program itself knows them. */
export function commandReference(): string {
  return [
    '# Commands · 命令',
    '',
    'Each is typed as `npx tengyun <command>`. Without an environment, `local` is meant, or the only one there is. All',
    'understand `--lang en|zh`, `--config <file>` and `--emulator`, which takes an environment of the cloud to the emulated',
    'one on this machine. Exit codes: 0 done, 1 your mistake, 2 the outside failed, 3 our bug, 4 a check or policy says no,',
    '130 interrupted. This page is made from the commands by `npm run generate`.',
    '',
    '输入方式为 `npx tengyun <命令>`。不写环境时指 `local`，或唯一的那个环境。所有命令都支持 `--lang en|zh`、`--config <文件>` 和',
    '`--emulator`（在本机的模拟云上运行云上的环境）。退出码：0 完成，1 您的输入有误，2 外部故障，3 我们的缺陷，4 检查或策略未通过，',
    '130 被中断。本页由 `npm run generate` 生成。',
    '',
    ...commands.map(sectionOf),
  ].join('\n')
}

function sectionOf({ name, takes, summary, options }: Command): string {
  return [
    `## \`${`${name} ${takes}`.trimEnd()}\``,
    '',
    `${sentence(summary.en)}`,
    '',
    `${summary.zh}。`,
    '',
    ...(options.length === 0
      ? []
      : ['| option · 选项 | | |', '| --- | --- | --- |', ...options.map(rowOf), '']),
  ].join('\n')
}

function rowOf({ flags, summary }: Option): string {
  const cells = [`\`${flags}\``, summary.en, summary.zh].map((cell) => cell.replaceAll('|', '\\|'))
  return `| ${cells.join(' | ')} |`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
