import { offers, type Scene, textOf } from './scene.ts'

/** In a swarm: hands over to the first whom nobody has handed over to yet; people come last. */
export const handover: Scene = (asked) => {
  const said = asked.messages.map(textOf).join('\n')
  const targets = offers(asked)
    .filter((name) => name.startsWith(HANDOVER))
    .map((name) => name.slice(HANDOVER.length))
    .filter((target) => target !== 'user' && !said.includes(`Transferred to ${target}`))
  const [target] = targets
  return target === undefined ? undefined : { calls: [{ name: `${HANDOVER}${target}`, arguments: {} }] }
}

const HANDOVER = 'transfer_to_'
