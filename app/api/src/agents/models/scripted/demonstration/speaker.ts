import { offers, type Scene, textOf } from './scene.ts'

/** A selector's question holds its candidates as Python writes a list: who has spoken least speaks next. */
export const speaker: Scene = (asked) => {
  const question = textOf(asked.messages.find((message) => LIST.test(textOf(message))))
  if (question === '' || offers(asked).length > 0 || !ASKS_FOR_ONE.test(question)) return undefined
  const names = [...(LIST.exec(question)?.[0] ?? '').matchAll(/['"]([^'"]+)['"]/g)].map(
    ([, name = '']) => name,
  )
  const words = question.split(/\s+/)
  const turns = (name: string) => words.filter((word) => word === `${name}:`).length
  const next = names.reduce<string | undefined>(
    (least, name) => (least === undefined || turns(name) < turns(least) ? name : least),
    undefined,
  )
  return next === undefined ? undefined : { say: next }
}

const LIST = /\[(['"])[^'"\]]+\1(, (['"])[^'"\]]+\3)*\]/
const ASKS_FOR_ONE = /select|choose|next|选择|下一/i
