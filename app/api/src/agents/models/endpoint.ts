import { given } from '../components/given.ts'
import type { OpenAiModel } from '../components/model.ts'
import { Demonstration } from './scripted/demonstration/demonstration.ts'
import { ScriptedModel } from './scripted/server.ts'
import { usualModel } from './usual-model.ts'

export interface EndpointSettings {
  readonly AI_MODEL_NAME: string
  readonly AI_MODEL_BASE_URL: URL
  readonly AI_MODEL_MAX_TOKENS: number
  readonly AI_MODEL_SCRIPTED: 'on' | 'off'
}

/** Where models are that say nothing of it, and the one of those that name none. */
export interface ModelEndpoint {
  readonly baseUrl: string
  readonly usualModel: OpenAiModel
  /** A script answers in place of a model: whatever shows its answers says so. */
  readonly scripted: boolean
  close(): Promise<void>
}

/** The endpoint of the settings or, where they ask for it, a scripted model on a free port of this machine. */
export async function openEndpoint(settings: EndpointSettings): Promise<ModelEndpoint> {
  const scripted = settings.AI_MODEL_SCRIPTED === 'on' ? await openScripted() : undefined
  const baseUrl = scripted?.baseUrl ?? settings.AI_MODEL_BASE_URL.href.replace(/\/$/, '')
  return {
    baseUrl,
    usualModel: usualModel({
      name: settings.AI_MODEL_NAME,
      maxTokens: settings.AI_MODEL_MAX_TOKENS,
      ...given({ baseUrl }),
    }),
    scripted: scripted !== undefined,
    close: async () => scripted?.model.close(),
  }
}

async function openScripted() {
  const model = new ScriptedModel(new Demonstration())
  return { model, baseUrl: await model.listen() }
}
