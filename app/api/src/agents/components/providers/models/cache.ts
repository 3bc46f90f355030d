import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ModelComponent } from '../../model.ts'

const config = z.object({ client: z.unknown().optional() })

export const cache: Provider<ModelComponent> = {
  provider: 'autogen_ext.models.cache.ChatCompletionCache',
  read(raw, place) {
    const read = place.parse(config, raw)
    const model = read && place.child('model', 'client', read.client)
    if (model) place.warn('model/without-cache')
    return model
  },
}
