import { CloudError } from '../errors.ts'
import type { AnyAction, Service } from '../services/service.ts'
import { awaitPause } from './actions/await-pause.ts'
import { clearFaults } from './actions/clear-faults.ts'
import { describeCalls } from './actions/describe-calls.ts'
import { describeFaults } from './actions/describe-faults.ts'
import { injectFault } from './actions/inject-fault.ts'
import { resumeCalls } from './actions/resume-calls.ts'
import type { Faults } from './faults.ts'

/** The emulator's own product, by which faults are asked for over the wire; the root key alone may. */
export function createControl(faults: Faults): Service {
  const actions: Record<string, AnyAction> = {
    InjectFault: injectFault(faults),
    DescribeFaults: describeFaults(faults),
    ClearFaults: clearFaults(faults),
    DescribeCalls: describeCalls(faults),
    AwaitPause: awaitPause(faults),
    ResumeCalls: resumeCalls(faults),
  }
  const guarded = Object.entries(actions).map(([name, action]) => [name, forRoot(action)])
  return {
    product: 'emulator',
    version: controlVersion,
    global: true,
    readsItself: true,
    actions: Object.fromEntries(guarded),
  }
}

/** Of no product of the cloud. */
export const controlVersion = '2026-01-01'

function forRoot(action: AnyAction): AnyAction {
  return (request, context) => {
    if (context.caller.type === 'root') return action(request, context)
    throw new CloudError('AuthFailure.UnauthorizedOperation', 'Only the root key may ask for faults.')
  }
}
