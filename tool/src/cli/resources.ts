import { observe } from '../apply/observe.ts'
import { openSession } from '../session.ts'
import type { Run } from './command.ts'

export const resources: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const observed = await observe(session.context)
  const width = Math.max(0, ...observed.map(({ key }) => key.length))
  for (const { key, id, state } of observed) {
    terminal.say(`  ${key.padEnd(width)}  ${id}  ${terminal.colors.dim(state)}`)
  }
  if (observed.length === 0) {
    terminal.say({ en: `${session.name} owns nothing.`, zh: `${session.name} 没有任何资源。` })
  }
  terminal.document({
    environment: session.name,
    resources: observed.map(({ kind, key, id, name, state }) => ({ kind, key, id, name, state })),
  })
  return 0
}
