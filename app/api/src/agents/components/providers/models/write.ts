import type { Envelope } from '../../families.ts'
import type { ModelComponent } from '../../model.ts'
import { writeAzure } from './azure.ts'
import { writeOpenAi } from './openai.ts'
import { writeReplay } from './replay.ts'

export function writeModel(model: ModelComponent): Envelope {
  switch (model.kind) {
    case 'azure':
      return writeAzure(model)
    case 'openai':
      return writeOpenAi(model)
    case 'replay':
      return writeReplay(model)
  }
}
