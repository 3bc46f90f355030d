import { isRemembered } from '../engine/remember.ts'

const written = new WeakMap<object, string>()

/**
 * `JSON.stringify` for answers: objects that are remembered from earlier answers are written once. Writing is
 * the larger part of answering a DescribeInstances.
 */
export function writeJson(answer: object): string {
  let members = ''
  for (const [name, value] of Object.entries(answer)) {
    const text = Array.isArray(value) && value.some(isRemembered) ? writeList(value) : JSON.stringify(value)
    if (text !== undefined) members += `${members === '' ? '' : ','}"${name}":${text}`
  }
  return `{${members}}`
}

function writeList(list: readonly object[]): string {
  return `[${list.map(writeItem).join(',')}]`
}

function writeItem(item: object): string {
  const known = written.get(item)
  if (known !== undefined) return known
  const text = JSON.stringify(item)
  if (isRemembered(item)) written.set(item, text)
  return text
}
