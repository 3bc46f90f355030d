import { readFileSync } from 'node:fs'

/** A product's requests as the official SDK declares them; written to `generated/` by `npm run generate`. */
export interface DeclaredProduct {
  readonly version: string
  /** Action → the name of its request type. */
  readonly actions: Readonly<Record<string, string>>
  readonly types: Readonly<Record<string, DeclaredFields>>
}

/** `{"VpcId": "string", "Filters?": "Filter[]"}`: a question mark is an optional field, brackets an array. */
export type DeclaredFields = Readonly<Record<string, string>>

export type Scalar = 'string' | 'number' | 'boolean'

export interface Field {
  readonly isArray: boolean
  readonly type: Scalar | ObjectType
}

export interface ObjectType {
  readonly fields: Map<string, Field>
  readonly required: string[]
}

export interface Requests {
  readonly version: string
  readonly byAction: ReadonlyMap<string, ObjectType>
}

const loaded = new Map<string, Requests>()

/** Read when first asked for: most runs touch few products, and start-up should not pay for all. */
export function requestsOf(product: string): Requests {
  let requests = loaded.get(product)
  if (requests === undefined) {
    const file = new URL(`../../generated/${product}.json`, import.meta.url)
    requests = compile(JSON.parse(readFileSync(file, 'utf8')) as DeclaredProduct)
    loaded.set(product, requests)
  }
  return requests
}

/** Turns names of types into the types themselves, so that checking a request looks no name up. */
function compile(declared: DeclaredProduct): Requests {
  const types = new Map<string, ObjectType>()
  for (const name in declared.types) types.set(name, { fields: new Map(), required: [] })
  const typeOf = (name: string): ObjectType => {
    const type = types.get(name)
    if (type === undefined) throw new Error(`The generated request types lack ${name}; run: npm run generate`)
    return type
  }

  for (const [name, fields] of Object.entries(declared.types)) {
    const { fields: compiled, required } = typeOf(name)
    for (const [key, notation] of Object.entries(fields)) {
      const field = key.replace('?', '')
      const element = notation.replace('[]', '')
      const type = isScalar(element) ? element : typeOf(element)
      compiled.set(field, { isArray: element !== notation, type })
      if (field === key) required.push(field)
    }
  }
  const byAction = Object.entries(declared.actions).map(([action, name]) => [action, typeOf(name)] as const)
  return { version: declared.version, byAction: new Map(byAction) }
}

function isScalar(notation: string): notation is Scalar {
  return notation === 'string' || notation === 'number' || notation === 'boolean'
}
