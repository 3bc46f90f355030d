import type { ContextComponent, ModelComponent } from '../components/model.ts'
import type { ModelClient } from '../models/model-client.ts'
import { Context, type View } from './context.ts'
import { buffered, headAndTail, tokenLimited } from './views.ts'

export function buildContext(
  component: ContextComponent | undefined,
  model: (component: ModelComponent) => ModelClient,
): Context {
  if (!component) return new Context()
  return new Context(viewOf(component, model), component.initialMessages)
}

function viewOf(
  component: ContextComponent,
  model: (component: ModelComponent) => ModelClient,
): View | undefined {
  switch (component.kind) {
    case 'unbounded':
      return undefined
    case 'buffered':
      return buffered(component.bufferSize)
    case 'head-and-tail':
      return headAndTail(component.headSize, component.tailSize)
    case 'token-limited':
      return tokenLimited(model(component.modelClient), component.tokenLimit, component.tools)
  }
}
