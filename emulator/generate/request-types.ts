import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { DeclaredFields, DeclaredProduct } from '../src/server/declared-types.ts'
import type { Product } from './products.ts'

const require = createRequire(import.meta.url)

/**
 * What the official SDK declares of a product's requests: each action's request type, and every type that a
 * request can contain. Responses are left out; nothing checks them at run time.
 */
export function readRequestTypes(product: Product): DeclaredProduct {
  const models = parse(product, 'models')
  const declared = interfacesOf(models)
  const actions = actionsOf(parse(product, 'client'))

  const types: Record<string, DeclaredFields> = {}
  const wanted = [...new Set(actions.values())]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (types[name] !== undefined) continue
    const fields = fieldsOf(declared.get(name), models)
    types[name] = fields
    wanted.push(...Object.values(fields).map(elementOf).filter(isReference))
  }
  return { version: product.version, actions: sorted(Object.fromEntries(actions)), types: sorted(types) }
}

/** One line an action and one a type: small in the repository, and a change of the SDK reads well in a diff. */
export function format(product: DeclaredProduct): string {
  const lines = (entries: object) =>
    Object.entries(entries)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n')
  return [
    '{',
    `  "version": ${JSON.stringify(product.version)},`,
    `  "actions": {\n${lines(product.actions)}\n  },`,
    `  "types": {\n${lines(product.types)}\n  }`,
    '}\n',
  ].join('\n')
}

function parse(product: Product, part: 'models' | 'client'): ts.SourceFile {
  const sdk = dirname(require.resolve('tencentcloud-sdk-nodejs/package.json'))
  const folder = `v${product.version.replaceAll('-', '')}`
  const path = join(sdk, 'tencentcloud/services', product.name, folder, `${product.name}_${part}.d.ts`)
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
}

function interfacesOf(source: ts.SourceFile): Map<string, ts.InterfaceDeclaration> {
  return new Map(source.statements.filter(ts.isInterfaceDeclaration).map((found) => [found.name.text, found]))
}

/** Every method of the client class is an action; its first parameter is the request. */
function actionsOf(source: ts.SourceFile): Map<string, string> {
  const methods = source.statements
    .filter(ts.isClassDeclaration)
    .flatMap((client) => client.members.filter(ts.isMethodDeclaration))
  return new Map(methods.map((method) => [textOf(method.name, source), requestTypeOf(method, source)]))
}

function requestTypeOf(method: ts.MethodDeclaration, source: ts.SourceFile): string {
  const type = method.parameters[0]?.type
  if (type === undefined) throw new Error(`${textOf(method.name, source)} declares no request type`)
  return textOf(type, source)
}

/** An action without parameters has the request type `null` instead of an interface: no fields. */
function fieldsOf(declaration: ts.InterfaceDeclaration | undefined, source: ts.SourceFile): DeclaredFields {
  const members = declaration?.members.filter(ts.isPropertySignature) ?? []
  return Object.fromEntries(
    members.map((member) => {
      const name = textOf(member.name, source)
      if (member.type === undefined) throw new Error(`${name} declares no type`)
      return [member.questionToken ? `${name}?` : name, notationOf(member.type, source)]
    }),
  )
}

/** `Array<Filter>` → `Filter[]`; `number | bigint` → `number`, which is what both are in JSON. */
function notationOf(type: ts.TypeNode, source: ts.SourceFile): string {
  const array = /^Array<(.+)>$/.exec(textOf(type, source))
  const element = array?.[1] ?? textOf(type, source)
  const notation = element === 'number | bigint' ? 'number' : element
  if (!/^\w+$/.test(notation)) throw new Error(`the notation has no form for ${element}`)
  return array ? `${notation}[]` : notation
}

function textOf(node: ts.Node, source: ts.SourceFile): string {
  return node.getText(source)
}

function elementOf(notation: string): string {
  return notation.replace('[]', '')
}

function isReference(notation: string): boolean {
  return !['string', 'number', 'boolean'].includes(notation)
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
