import type { Provider } from '../../families.ts'
import type { ModelComponent } from '../../model.ts'
import { azure } from './azure.ts'
import { cache } from './cache.ts'
import { ollama } from './ollama.ts'
import { openAi } from './openai.ts'
import { replay } from './replay.ts'

export const models: readonly Provider<ModelComponent>[] = [azure, cache, ollama, openAi, replay]
