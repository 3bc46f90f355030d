import { hostName, name } from '../config/sections/words.ts'
import type { Text } from '../text.ts'
import { frameworks, type Kind } from './frameworks/index.ts'
import { regions } from './regions.ts'
import { type SizeName, sizes } from './sizes.ts'

/** One question, which a flag answers too. */
export interface Question<T> {
  readonly flag: string
  readonly asks: Text
  /** What may be answered, where that is a few words that go without saying more. */
  readonly choices?: readonly string[]
  /** Undefined where it is no answer. */
  readonly read: (answer: string) => T | undefined
  /** What would be an answer. */
  readonly wants: string
}

export const questions = {
  name: {
    flag: '--name',
    asks: { en: 'What is the project called?', zh: '项目名称？' },
    read: (answer) => name.safeParse(answer).data,
    wants: 'a-z 0-9 -, 2–32',
  } satisfies Question<string>,
  kind: choice<Kind>('--kind', { en: 'What is it?', zh: '应用类型？' }, Object.keys(frameworks) as Kind[]),
  region: choice(
    '--region',
    { en: 'Where do its people live?', zh: '部署在哪个地域？' },
    Object.keys(regions),
  ),
  size: {
    ...choice<SizeName>(
      '--size',
      { en: `How many use it?${told('en')}`, zh: `有多少人使用？${told('zh')}` },
      Object.keys(sizes) as SizeName[],
    ),
    // The question itself tells them.
    choices: [],
  },
  domain: {
    flag: '--domain',
    asks: { en: 'Under which domain? (Enter: none)', zh: '使用哪个域名？（直接回车：没有）' },
    read: (answer) => hostName.safeParse(answer).data,
    wants: 'app.example.com',
  } satisfies Question<string>,
}

function choice<T extends string>(flag: string, asks: Text, choices: readonly T[]): Question<T> {
  return {
    flag,
    asks,
    choices,
    read: (answer) => choices.find((one) => one === answer),
    wants: choices.join(', '),
  }
}

/** Each size on a line of its own, and a line to answer on. */
function told(language: 'en' | 'zh'): string {
  const lines = Object.entries(sizes).map(([size, { title }]) => `  ${size.padEnd(8)}${title[language]}`)
  return ['', ...lines, ''].join('\n')
}
