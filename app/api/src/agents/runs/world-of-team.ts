import { Secret } from '../../secret.ts'
import type { World } from '../build.ts'
import { secretReference } from '../components/secret-text.ts'
import type { TeamDefinition } from '../definition.ts'
import type { ModelEndpoint } from '../models/endpoint.ts'
import type { GatedModel, ModelGate } from '../models/gate.ts'
import { hostedModel } from '../models/openai-keys.ts'
import type { RevealSecret } from '../tools/secrets.ts'
import { createWorld } from '../world.ts'

export interface WorldOptions {
  readonly endpoint: Pick<ModelEndpoint, 'baseUrl' | 'usualModel'>
  /** `AI_API_KEY`, for the usual endpoint alone. */
  readonly apiKey?: Secret | undefined
  /** Programs that teams may start as MCP servers. */
  readonly mcpCommands: readonly string[]
  /** What stands before each model; by default, nothing does. */
  readonly gateOf?: (model: GatedModel) => ModelGate
}

/** The world that a team runs in: its own keys, and the models and tools of this installation. */
export async function worldOfTeam(
  definition: TeamDefinition,
  reveal: RevealSecret,
  { endpoint, apiKey, mcpCommands, gateOf }: WorldOptions,
): Promise<World> {
  const keys = await revealed(definition, reveal)
  const ring = {
    reveal: ({ secret }: { readonly secret: string }) => {
      const key = keys.get(secret)
      if (!key) throw new Error(`The team has no key ${secret}.`)
      return key
    },
    ...(apiKey && { usual: apiKey }),
  }
  return createWorld({
    model: (component) =>
      hostedModel(component, ring, { baseUrl: endpoint.baseUrl, ...(gateOf && { gateOf }) }),
    usualModel: endpoint.usualModel,
    reveal,
    fetch: { allowedHosts: [] },
    mcpCommands: new Set(mcpCommands),
  })
}

/** All keys that the definition refers to: clients of models are made with theirs. */
async function revealed(
  definition: TeamDefinition,
  reveal: RevealSecret,
): Promise<ReadonlyMap<string, Secret>> {
  const names = [...new Set(referencesIn(definition))]
  return new Map(
    await Promise.all(names.map(async (name) => [name, new Secret(await reveal({ secret: name }))] as const)),
  )
}

function referencesIn(content: unknown): readonly string[] {
  const reference = secretReference.safeParse(content).data
  if (reference) return [reference.secret]
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(referencesIn) : []
}
