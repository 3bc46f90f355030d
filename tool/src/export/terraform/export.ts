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
  /** Resources that cannot be written for the provider. */
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
  const scope = scopeOf(context, resources, variables)
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
    leftOut: resources.filter((_, index) => blocks[index]?.length === 0).map(({ key }) => key),
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
  resources: readonly Exported[],
  variables: Map<string, Variable>,
): Scope {
  const byKey = new Map<string, Exported>(resources.map((resource) => [resource.key, resource]))
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  const find = (id: Id) => (isRef(id) ? byKey.get(id.ref) : byId.get(id))
  const idOf = (id: Id) => (isRef(id) ? find(id)?.id : id)
  return {
    context,
    find,
    idOf,
    refer(id, attribute): Argument {
      const resource = find(id)
      const exporter = resource && exporters.get(resource.kind)
      if (!resource || !exporter) return idOf(id) ?? ''
      const { type } = exporter
      const named = typeof type === 'string' ? type : type(resource.fields)
      return attributeOf(named, resource.label, attribute)
    },
    secret(secretName: SecretName) {
      const name = labelOf(secretName)
      variables.set(name, { name, description: `The secret ${secretName} of ${context.owner.environment}` })
      return { expression: `var.${name}` }
    },
  }
}

/** Names of blocks take letters, digits and underscores, and begin with no digit. */
function labelOf(text: string): string {
  const label = text.replaceAll(/[^A-Za-z0-9_]/g, '_')
  return /^\d/.test(label) ? `_${label}` : label
}
