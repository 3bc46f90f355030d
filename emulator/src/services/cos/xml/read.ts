import type { X2jOptions } from 'fast-xml-parser'
import { refuse } from '../errors.ts'
import type { Group, Tree } from './shape.ts'
import { readGroup } from './shape.ts'

const options: X2jOptions = {
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  // A key may begin or end with a space.
  trimValues: false,
  // Numeric references are how clients send control characters in keys.
  htmlEntities: true,
}

/** Reads a document whose root is `root` and whose content has the given shape; `MalformedXML` otherwise. */
export async function readXml<Shape extends Group>(
  text: string,
  root: string,
  shape: Shape,
): Promise<Tree<Shape>> {
  // Loaded with the first document: an emulator that nobody sends one starts sooner and is smaller.
  const { XMLParser, XMLValidator } = await import('fast-xml-parser')
  if (text.trim() === '') throw refuse('MissingRequestBodyError')
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) throw refuse('MalformedXML')
  const parsed: Record<string, unknown> = new XMLParser(options).parse(text)
  if (!(root in parsed)) throw refuse('MalformedXML', `The root element must be ${root}.`)
  return readGroup(parsed[root], shape, root)
}
