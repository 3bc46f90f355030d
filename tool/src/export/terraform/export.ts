import type { Desired, Key, Observed } from '../../plan/model.ts'
import { isRef } from '../../plan/references.ts'
import type { Id, ResourceContext } from '../../resources/kind.ts'
import { ownershipTags } from '../../resources/ownership.ts'
import type { SecretName } from '../../secrets/secrets.ts'
import type { Argument, Block } from './block.ts'
import { terraformDocument, type Variable } from './document.ts'
import documented from './documented.json' with { type: 'json' }
import { attributeOf, type Exported, type Scope } from './exporter.ts'
import { exporters } from './kinds/index.ts'

export interface TerraformExport {
  /** The content of `main.tf.json`. */
  readonly document: ReturnType<typeof terraformDocument>
  /** The secrets that Terraform will ask for. */
  readonly variables: readonly Variable[]
  /** Resources of kinds that are not written. */
  readonly leftOut: readonly Key[]
}

/** Writes everything the config wants, and what exists besides, for the provider. Reads the cloud only. */
export async function exportTerraform(
  context: ResourceContext,
  desired: readonly Desired[],
  observed: readonly Observed[],
): Promise<TerraformExport> {
  const resources = resourcesOf(context, desired, observed)
  const variables = new Map<string, Variable>()
  const scope = scopeOf(context, observed, variables)
  const blocks = await Promise.all(
    resources.map(async (resource): Promise<readonly Block[]> => {
      const exporter = exporters.get(resource.kind)
      return exporter === undefined ? [] : exporter.blocks(resource, scope)
    }),
  )
  const { region } = context.cloud.connection
  return {
    document: terraformDocument({
      region,
      version: documented.version,
      blocks: blocks.flat(),
      variables: [...variables.values()],
    }),
    variables: [...variables.values()],
    leftOut: resources.filter(({ kind }) => !exporters.has(kind)).map(({ key }) => key),
  }
}

/** The config's resources in their order, then what only the cloud has. */
function resourcesOf(
  { owner }: ResourceContext,
  desired: readonly Desired[],
  observed: readonly Observed[],
): Exported[] {
  const existing = new Map(observed.map((object) => [object.key, object]))
  const wanted = new Set(desired.map(({ key }) => key))
  return [...desired, ...observed.filter(({ key }) => !wanted.has(key))].map(
    ({ kind, key, name, fields }) => ({
      kind,
      key,
      name: existing.get(key)?.name ?? name,
      id: existing.get(key)?.id,
      fields,
      label: labelOf(key.slice(key.indexOf('/') + 1)),
      tags: ownershipTags(owner, key),
    }),
  )
}

function scopeOf(
  context: ResourceContext,
  observed: readonly Observed[],
  variables: Map<string, Variable>,
): Scope {
  const keysById = new Map(observed.map(({ id, key }) => [id, key]))
  const idsByKey = new Map(observed.map(({ id, key }) => [key, id]))
  const keyOf = (id: Id): Key | undefined => (isRef(id) ? id.ref : keysById.get(id))
  const idOf = (id: Id) => (isRef(id) ? idsByKey.get(id.ref) : id)
  return {
    context,
    idOf,
    refer(id, attribute): Argument {
      const key = keyOf(id)
      const exporter = key === undefined ? undefined : exporters.get(kindIn(key))
      if (key === undefined || exporter === undefined) return idOf(id) ?? ''
      return attributeOf(exporter.type, labelOf(key.slice(key.indexOf('/') + 1)), attribute)
    },
    secret(secretName: SecretName) {
      const name = labelOf(secretName)
      variables.set(name, { name, description: `The secret ${secretName} of ${context.owner.environment}` })
      return { expression: `var.${name}` }
    },
  }
}

function kindIn(key: Key): string {
  return key.slice(0, key.indexOf('/'))
}

/** Names of blocks take letters, digits and underscores, and begin with no digit. */
function labelOf(text: string): string {
  const label = text.replaceAll(/[^A-Za-z0-9_]/g, '_')
  return /^\d/.test(label) ? `_${label}` : label
}
