import { refuse } from '../errors.ts'

/**
 * Shapes describe what a document may contain, so that what is written later is what was checked, and the
 * type of what was read follows from the description.
 */
export interface Leaf {
  readonly kind: 'leaf'
  /** Says what a value must be, or nothing if this one is right. */
  readonly problem: (value: string) => string | undefined
}

export interface Group {
  readonly kind: 'group'
  readonly children: Readonly<Record<string, Child>>
}

export type Child = Leaf | Group | Optional<Leaf | Group> | Many<Leaf | Group>

export interface Optional<Of> {
  readonly kind: 'optional'
  readonly of: Of
}

export interface Many<Of> {
  readonly kind: 'many'
  readonly of: Of
  readonly minimum: number
  readonly maximum: number
}

/** The value that a shape admits. */
export type Tree<Shape> = Shape extends Leaf
  ? string
  : Shape extends Many<infer Of>
    ? Tree<Of>[]
    : Shape extends Optional<infer Of>
      ? Tree<Of> | undefined
      : Shape extends { readonly kind: 'group'; readonly children: infer Children }
        ? { [Name in keyof Children]: Tree<Children[Name]> }
        : never

export const text: Leaf = { kind: 'leaf', problem: () => undefined }

export function oneOf(...values: string[]): Leaf {
  return {
    kind: 'leaf',
    problem: (value) => (values.includes(value) ? undefined : `must be one of ${values.join(', ')}`),
  }
}

export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): Leaf {
  const inRange = (value: string) =>
    /^\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum
  return {
    kind: 'leaf',
    problem: (value) => (inRange(value) ? undefined : `must be an integer of at least ${minimum}`),
  }
}

export function group<const Children extends Readonly<Record<string, Child>>>(children: Children) {
  return { kind: 'group', children } as const
}

export function optional<Of extends Leaf | Group>(of: Of): Optional<Of> {
  return { kind: 'optional', of }
}

export function many<Of extends Leaf | Group>(of: Of, { minimum = 0, maximum = 1000 } = {}): Many<Of> {
  return { kind: 'many', of, minimum, maximum }
}

/** Checks what the parser made of an element against its shape. */
export function readGroup<Shape extends Group>(parsed: unknown, shape: Shape, path: string): Tree<Shape> {
  const elements = elementsOf(parsed, path)
  for (const name of Object.keys(elements)) {
    if (!(name in shape.children)) throw refuse('MalformedXML', `${path}.${name} is not a known element.`)
  }
  const read = Object.entries(shape.children).map(([name, child]) => [
    name,
    readChild(elements[name], child, `${path}.${name}`),
  ])
  // The loop above builds, name by name, the object that `Tree` describes.
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Tree<Shape>
}

function readChild(parsed: unknown, child: Child, path: string): unknown {
  const found = parsed === undefined ? [] : [parsed].flat()
  if (child.kind === 'many') {
    if (found.length < child.minimum) throw refuse('MalformedXML', `${path} is missing.`)
    if (found.length > child.maximum)
      throw refuse('MalformedXML', `${path} occurs more than ${child.maximum} times.`)
    return found.map((item) => readOne(item, child.of, path))
  }
  if (found.length > 1) throw refuse('MalformedXML', `${path} occurs more than once.`)
  if (child.kind === 'optional') return found.length === 0 ? undefined : readOne(found[0], child.of, path)
  if (found.length === 0) throw refuse('MalformedXML', `${path} is missing.`)
  return readOne(found[0], child, path)
}

function readOne(parsed: unknown, shape: Leaf | Group, path: string): unknown {
  if (shape.kind === 'group') return readGroup(parsed, shape, path)
  if (typeof parsed !== 'string') throw refuse('MalformedXML', `${path} must be text.`)
  const problem = shape.problem(parsed)
  if (problem !== undefined) throw refuse('MalformedXML', `${path} ${problem}.`)
  return parsed
}

/** The child elements; the parser gives '' for an empty element and collects white space between them. */
function elementsOf(parsed: unknown, path: string): Record<string, unknown> {
  if (typeof parsed === 'string') {
    if (parsed.trim() === '') return {}
    throw refuse('MalformedXML', `${path} must contain elements.`)
  }
  const { '#text': _whitespace, ...elements } = parsed as Record<string, unknown>
  return elements
}
