import type { ArtifactManager } from '../../../features/artifacts/artifact-manager.ts'
import { readText } from '../../../features/artifacts/read-text.ts'
import { checkedTool } from '../../tools/checked-tool.ts'
import type { SimpleTool } from '../../tools/tool.ts'
import { type Caller, callOf } from './call-key.ts'

/** ArtifactManager, as models see it. */
export function artifactTools(artifacts: ArtifactManager, caller: Caller): readonly SimpleTool[] {
  return [
    checkedTool<{ name: string; content: string; type: string }>(saveSchema, async (given, call) => {
      const { name, content, type } = given
      const saved = await artifacts.save_asset(name, content, type, callOf(caller, 'save_asset', given, call))
      return `Saved ${saved.name}, version ${saved.version}.`
    }),
    checkedTool<{ name: string; version?: number }>(loadSchema, async ({ name, version }) =>
      readText(await artifacts.load_asset(name, version)),
    ),
  ]
}

const name = { type: 'string', description: 'Name of the artifact within the plan' }

const saveSchema = {
  name: 'save_asset',
  description: 'Saves an artifact of the plan, as a new version if there is one of this name.',
  parameters: {
    type: 'object',
    properties: {
      name,
      content: { type: 'string', description: 'The whole text' },
      type: {
        type: 'string',
        description: 'markdown, text, csv, json, yaml or a media type',
        default: 'markdown',
      },
    },
    required: ['name', 'content'],
  },
}

const loadSchema = {
  name: 'load_asset',
  description: 'Loads an artifact of the plan: its newest version, unless one is named.',
  parameters: {
    type: 'object',
    properties: { name, version: { type: 'integer', minimum: 1 } },
    required: ['name'],
  },
}
