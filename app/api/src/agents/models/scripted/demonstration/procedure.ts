import { chinese, type Scene, saidTo } from './scene.ts'

/** The Starter's choice: the procedure whose name and purpose share most with the event. */
export const procedure: Scene = (asked) => {
  const said = saidTo(asked).at(-1) ?? ''
  const [, event = '', listed = ''] =
    /【事件】(.*)【可选流程】(.*)/s.exec(said) ?? /\[Event\](.*)\[Procedures\](.*)/s.exec(said) ?? []
  const workflows = [...listed.matchAll(/^- (.+?)(（默认）| \(default\))?(?:[：:](.*))?$/gm)].map(
    ([, name = '', isDefault, purpose = '']) => ({ name: name.trim(), isDefault, purpose }),
  )
  const usual = workflows.find(({ isDefault }) => isDefault) ?? workflows[0]
  if (!usual) return undefined
  const likeness = ({ name, purpose }: { name: string; purpose: string }) =>
    shared(event, `${name}${purpose}`)
  const best = workflows.reduce((one, other) => (likeness(other) > likeness(one) ? other : one), usual)
  const reason = chinese(said)
    ? '（脚本模型）事件描述与该流程的适用范围最接近。'
    : '(scripted model) The event comes closest to what this procedure is for.'
  return { say: JSON.stringify({ workflow: best.name, reason }) }
}

/** How many pairs of neighbouring letters two texts have in common. */
function shared(one: string, other: string): number {
  const pairs = new Set(pairsOf(other))
  return new Set(pairsOf(one).filter((pair) => pairs.has(pair))).size
}

function pairsOf(text: string): string[] {
  const letters = [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}
