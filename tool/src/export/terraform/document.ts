import { type Argument, type Arguments, type Block, isExpression, isListArgument } from './block.ts'

/** A secret that Terraform asks for. */
export interface Variable {
  readonly name: string
  readonly description: string
}

export interface DocumentInput {
  readonly region: string
  /** The version of the provider whose arguments were written. */
  readonly version: string
  readonly blocks: readonly Block[]
  readonly variables: readonly Variable[]
}

/** The content of `main.tf.json`: https://developer.hashicorp.com/terraform/language/syntax/json. Pure. */
export function terraformDocument({ region, version, blocks, variables }: DocumentInput) {
  const imported = blocks.filter(({ id }) => id !== undefined)
  return {
    terraform: {
      // Import blocks came with 1.5.
      required_version: '>= 1.5.0',
      required_providers: {
        tencentcloud: { source: 'tencentcloudstack/tencentcloud', version: `>= ${version}, < 2.0.0` },
      },
    },
    provider: { tencentcloud: { region } },
    ...(variables.length === 0 ? {} : { variable: Object.fromEntries(variables.map(variableEntry)) }),
    resource: byType(blocks),
    import: imported.map(({ type, name, id }) => ({ to: `${type}.${name}`, id })),
  }
}

function variableEntry({ name, description }: Variable) {
  return [name, { type: 'string', sensitive: true, description }] as const
}

function byType(blocks: readonly Block[]) {
  const types = Map.groupBy(blocks, ({ type }) => type)
  return Object.fromEntries(
    [...types].map(([type, ofType]) => [
      type,
      Object.fromEntries(ofType.map((block) => [block.name, bodyOf(block)])),
    ]),
  )
}

function bodyOf({ arguments: given, dependsOn, ignoreChanges }: Block) {
  return {
    ...render(given),
    ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
    ...(ignoreChanges === undefined ? {} : { lifecycle: { ignore_changes: ignoreChanges } }),
  }
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

function render(given: Arguments): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, renderValue(value)]],
    ),
  )
}

function renderValue(value: Argument): Json {
  if (typeof value === 'string') return literal(value)
  if (typeof value !== 'object') return value
  if (isExpression(value)) return `\${${value.expression}}`
  if (isListArgument(value)) return value.map(renderValue)
  return render(value)
}

/** Every text is a template to Terraform; what only looks like one is told apart by doubling its sign. */
function literal(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
}
