import { z } from 'zod'
import { configSchema } from '../../tool/src/config/schema.ts'
import { configComments } from './config-comments.ts'

/** As much of JSON Schema as the config's becomes. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly multipleOf?: number
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** The page `docs/reference/config.md`: every setting, from the schema and the comments in it. */
export function configReference(): string {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema
  const comments = configComments()
  const rows = [...settingsIn(schema, '')].map(({ path, schema, isRequired }) => {
    const wanted = isRequired ? '**required · 必填**' : defaultOf(schema)
    const cells = [`\`${path}\``, formOf(schema), wanted, comments.get(path) ?? '']
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return [
    '# `tengyun.config.ts`',
    '',
    'Every setting, in the order of the schema. `*` stands for a name of your own. A mistake is told with its path, and all',
    'mistakes at once; nothing is changed then. This page is made from the schema by `npm run generate`.',
    '',
    '所有配置项，按结构顺序排列；`*` 表示自定义的名称。配置有误时会一次列出全部错误及其路径，不会作任何更改。本页由',
    '`npm run generate` 生成。',
    '',
    '| setting · 配置项 | form · 形式 | default · 默认 | meaning · 含义 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

interface Setting {
  readonly path: string
  readonly schema: Schema
  readonly isRequired: boolean
}

/** Objects come before what is in them; of several forms that a value may have, each is told once. */
function* settingsIn(schema: Schema, path: string, told = new Set<string>()): Generator<Setting> {
  for (const form of formsOf(schema)) {
    const { properties = {}, required = [], additionalProperties, items } = form
    for (const [name, inner] of Object.entries(properties)) {
      const at = path === '' ? name : `${path}.${name}`
      if (told.has(at) || isNever(inner)) continue
      told.add(at)
      yield { path: at, schema: inner, isRequired: required.includes(name) }
      yield* settingsIn(inner, at, told)
    }
    if (typeof additionalProperties === 'object') yield* settingsIn(additionalProperties, `${path}.*`, told)
    if (items !== undefined) yield* settingsIn(items, `${path}[]`, told)
  }
}

function formsOf(schema: Schema): readonly Schema[] {
  return (schema.anyOf ?? schema.oneOf)?.flatMap(formsOf) ?? [schema]
}

/** A setting that one of the forms forbids. */
function isNever(schema: Schema): boolean {
  return 'not' in schema
}

function formOf(schema: Schema): string {
  const forms = formsOf(schema).map(wordFor)
  return [...new Set(forms)].join(', ')
}

function wordFor(schema: Schema): string {
  const { type, enum: values, items, minimum, maximum, multipleOf, format } = schema
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (values !== undefined) return values.map((value) => `\`${JSON.stringify(value)}\``).join(', ')
  if (items !== undefined) return `list of ${formOf(items)}`
  if (type === 'integer' || type === 'number') {
    const range = [minimum, maximum].map((limit) => (Math.abs(limit ?? Infinity) > 1e15 ? '' : `${limit}`))
    const within = range.join('') === '' ? '' : ` ${range.join('…')}`
    return `number${within}${multipleOf === undefined ? '' : `, in steps of ${multipleOf}`}`
  }
  return format === 'uri' ? 'URL' : (type ?? 'any')
}

function defaultOf({ default: value }: Schema): string {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
    ? ''
    : `\`${JSON.stringify(value)}\``
}
