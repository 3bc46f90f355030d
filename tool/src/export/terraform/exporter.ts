import type { Fields, Key } from '../../plan/model.ts'
import type { Id, ResourceContext } from '../../resources/kind.ts'
import type { Tags } from '../../resources/ownership.ts'
import type { SecretName } from '../../secrets/secrets.ts'
import type { Argument, Block, Expression } from './block.ts'

/** A resource that is exported: as it is wanted, or as it is where the config no longer has it. */
export interface Exported<F extends Fields = Fields> {
  readonly kind: string
  readonly key: Key
  /** Its name in the cloud. */
  readonly name: string
  /** Its id in the cloud; absent where it does not exist yet. */
  readonly id: string | undefined
  readonly fields: F
  /** The name of its blocks: `host_1` */
  readonly label: string
  /** The tags that make it ours. */
  readonly tags: Tags
}

/** What exporters share: the cloud for what fields do not tell, and ways to speak of other blocks. */
export interface Scope {
  readonly context: ResourceContext
  /** The block that stands for an id, by default its `id`; the id itself where no block does. */
  refer(id: Id, attribute?: string): Argument
  /** The cloud's own id behind a reference; undefined where its target does not exist yet. */
  idOf(id: Id): string | undefined
  /** The resource behind a reference; undefined where it is none of ours. */
  find(id: Id): Exported | undefined
  /** A sensitive variable in the place of a secret. */
  secret(name: SecretName): Expression
}

/** How one kind is written for the provider: one block, or several where the provider splits it. */
export interface Exporter<F extends Fields = Fields> {
  readonly kind: string
  /** The type of the block that other blocks refer to. */
  readonly type: string | ((fields: F) => string)
  blocks(resource: Exported<F>, scope: Scope): Block[] | Promise<Block[]>
}

/** `tencentcloud_vpc.main.id` */
export function attributeOf(type: string, label: string, attribute = 'id'): Expression {
  return { expression: `${type}.${label}.${attribute}` }
}

/** The fingerprint of secrets that some objects carry is no business of Terraform's. */
export const ignoredTags = ['tags["tengyun:credentials"]']
