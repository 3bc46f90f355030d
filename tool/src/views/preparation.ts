import type { HostPreparation } from '../hosts/preparation/prepare.ts'
import type { Outcome } from '../hosts/preparation/script.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

const words: Readonly<Record<Outcome, Text>> = {
  right: { en: 'already right', zh: '已就绪' },
  changed: { en: 'brought about', zh: '已设置' },
  'would-change': { en: 'would be brought about', zh: '将会设置' },
  failed: { en: 'failed', zh: '失败' },
}

export function showPreparation(terminal: Terminal, { host, isEmulated, items }: HostPreparation): void {
  const { colors, language } = terminal
  terminal.say(colors.bold(host))
  if (isEmulated) {
    terminal.say({
      en: '  an emulated host is a folder of this machine: there is nothing to prepare',
      zh: '  模拟主机是本机上的一个目录，无需准备',
    })
  }
  const signs: Readonly<Record<Outcome, string>> = {
    right: colors.green('✓'),
    changed: colors.green('+'),
    'would-change': colors.yellow('~'),
    failed: colors.red('✗'),
  }
  for (const { title, outcome, output } of items) {
    terminal.say(
      `  ${signs[outcome]} ${inLanguage(title, language)}  ${colors.dim(inLanguage(words[outcome], language))}`,
    )
    if (output !== undefined) terminal.say(output.replaceAll(/^/gm, '      '))
  }
}

export function preparationDocument(preparations: readonly HostPreparation[], language: Language) {
  return {
    hosts: preparations.map(({ host, isEmulated, items }) => ({
      host,
      emulated: isEmulated,
      items: items.map(({ title, ...result }) => ({ ...result, title: inLanguage(title, language) })),
    })),
  }
}
