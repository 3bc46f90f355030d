import { isRemembered } from '../engine/remember.ts'

/** Of one remembered object. */
const written = new WeakMap<object, string>()

/** Of a list of nothing but remembered objects, by its first. */
const writtenLists = new WeakMap<object, { readonly items: readonly object[]; readonly bytes: Buffer }>()

/**
 * The body `{"Response":…}`, in pieces to be sent one after the other. Clients that wait ask for the same again and
 * again, and writing is the larger part of answering a DescribeInstances: objects that are remembered from earlier
 * answers are written once, and whole lists of them too.
 */
export function writeAnswer(inner: object): (string | Buffer)[] {
  const pieces: (string | Buffer)[] = []
  let text = '{"Response":{'
  let separator = ''
  for (const [name, value] of Object.entries(inner)) {
    const member = Array.isArray(value) && value.some(isRemembered) ? writeList(value) : JSON.stringify(value)
    if (member === undefined) continue
    text += `${separator}"${name}":`
    separator = ','
    if (typeof member === 'string') text += member
    else {
      pieces.push(text, member)
      text = ''
    }
  }
  return [...pieces, `${text}}}`]
}

function writeList(list: readonly object[]): Buffer {
  const [first = list] = list
  const known = writtenLists.get(first)
  if (known && isSame(known.items, list)) return known.bytes
  const bytes = Buffer.from(`[${list.map(writeItem).join(',')}]`)
  if (list.every(isRemembered)) writtenLists.set(first, { items: list, bytes })
  return bytes
}

function isSame(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}

function writeItem(item: object): string {
  const known = written.get(item)
  if (known !== undefined) return known
  const text = JSON.stringify(item)
  if (isRemembered(item)) written.set(item, text)
  return text
}
