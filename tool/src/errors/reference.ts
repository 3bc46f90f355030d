import { catalogue, type Family } from './catalogue.ts'
import { exitCodes } from './exit-codes.ts'
import { usualCommands } from './usual-commands.ts'

const families: Readonly<Record<Family, { readonly en: string; readonly zh: string }>> = {
  input: { en: 'Something you wrote or chose', zh: '您的输入' },
  outside: { en: 'The outside: cloud, host, network', zh: '外部：云端、主机、网络' },
  bug: { en: 'Our mistake', zh: '腾云自身的问题' },
  verification: { en: 'A result that says no', zh: '验证或检查未通过' },
  interrupted: { en: 'You asked to stop', zh: '您要求停止' },
}

/** The page `docs/reference/errors.md`: every error a person can meet, from the catalogue itself. */
export function errorReference(): string {
  const sections = Object.entries(families).map(([family, title]) => {
    const entries = Object.entries(catalogue)
      .filter(([, entry]) => entry.family === family)
      .map(([code, { title, next }]) => {
        const command = usualCommands[code]
        const shown = command === undefined ? '' : `\`${command}\``
        return [
          `### \`${code}\``,
          '',
          `${title.en} ${next.en} ${shown}`.trimEnd(),
          '',
          `${title.zh}${next.zh}${shown}`,
          '',
        ].join('\n')
      })
    const head = `## ${title.en} · ${title.zh} (exit code ${exitCodes[family as Family]})`
    return [head, '', ...entries].join('\n')
  })
  return [
    '# Errors · 错误',
    '',
    'Every error has a code that does not change. It is followed by where it happened, why, what is true now, and',
    'what to do next. This page is made from the catalogue by `npm run generate`.',
    '',
    '每个错误都有固定的代码，并说明位置、原因、现状和下一步。本页由 `npm run generate` 生成。',
    '',
    ...sections,
  ].join('\n')
}
