/** An expression of Terraform's language, such as another block's attribute. */
export interface Expression {
  readonly expression: string
}

/** A value of an argument. Nested blocks are lists of records, as Terraform's JSON syntax has them. */
export type Argument =
  | string
  | number
  | boolean
  | Expression
  | readonly Argument[]
  | { readonly [name: string]: Argument | undefined }

export type Arguments = { readonly [name: string]: Argument | undefined }

/** One resource of the provider. */
export interface Block {
  /** `tencentcloud_vpc` */
  readonly type: string
  /** `main` */
  readonly name: string
  readonly arguments: Arguments
  /** What `terraform import` takes; absent where the cloud has nothing yet. */
  readonly id?: string | undefined
  /** Blocks it needs without speaking of them: `tencentcloud_vpc.main` */
  readonly dependsOn?: readonly string[]
  /** Arguments that cannot be read back, so that a difference in them means nothing. */
  readonly ignoreChanges?: readonly string[]
}

export function isExpression(value: Argument): value is Expression {
  return typeof value === 'object' && 'expression' in value && typeof value.expression === 'string'
}

export function isListArgument(value: Argument): value is readonly Argument[] {
  return Array.isArray(value)
}
