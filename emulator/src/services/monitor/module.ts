import type { Action, AnyAction } from '../service.ts'
import { invalidValue } from './errors.ts'

/** Every call names its module, and there is one. @throws CloudError before the action is run */
export function ofModule(actions: Readonly<Record<string, AnyAction>>): Readonly<Record<string, AnyAction>> {
  const checked = (action: AnyAction): Action<{ readonly Module: string }, object> => {
    return (request, context) => {
      if (request.Module !== 'monitor') throw invalidValue('Module', request.Module, 'monitor')
      return action(request, context)
    }
  }
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, checked(action)]))
}
