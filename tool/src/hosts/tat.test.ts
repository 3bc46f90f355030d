import { expect, it } from 'vitest'
import type { ResourceContext } from '../resources/kind.ts'
import { tatTransport } from './tat.ts'

/** A host as the cloud tells of it: what state its machine is in, and its agent, if that ever spoke. */
function absenceWhere(state: string | undefined, agent: string | undefined) {
  const answers: Readonly<Record<string, object>> = {
    cvm: { InstanceSet: state === undefined ? [] : [{ InstanceState: state }] },
    tat: { AutomationAgentSet: agent === undefined ? [] : [{ AgentStatus: agent }] },
  }
  const cloud = { call: async (product: string) => answers[product] }
  const context = { cloud } as unknown as ResourceContext
  return tatTransport({ context, instanceId: 'ins-1' }).absence?.()
}

it.each([
  ['RUNNING', 'Online', undefined],
  // New: its agent speaks for the first time within minutes.
  ['RUNNING', undefined, undefined],
  ['STARTING', 'Offline', undefined],
  // Cut off, or its kernel hangs.
  ['RUNNING', 'Offline', 'Its TAT agent is Offline.'],
  ['STOPPED', 'Offline', 'The instance is STOPPED.'],
  ['SHUTDOWN', 'Offline', 'The instance is SHUTDOWN.'],
  [undefined, undefined, 'The cloud no longer has it.'],
])('a host that is %s, with an agent that is %s: %s', async (state, agent, why) => {
  expect(await absenceWhere(state, agent)).toEqual(
    why === undefined ? undefined : expect.objectContaining({ en: why }),
  )
})
