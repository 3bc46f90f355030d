import type { Text } from '../../text.ts'
import { type Html, html } from '../../views/html.ts'
import type { Flow, Grant } from '../map/flows.ts'
import type { EnvironmentMap } from '../map/map.ts'
import type { Drawing } from './words.ts'

/** How an arrow is drawn: by what lets it be, or as what nobody should want. */
export type Look = Grant | 'exposed'

export function lookOf({ by, exposes }: Pick<Flow, 'by'> & { readonly exposes?: boolean }): Look {
  return exposes ? 'exposed' : by
}

export const looks: readonly { readonly look: Look; readonly text: Text }[] = [
  { look: 'security-group', text: { en: 'let in by a security group', zh: '安全组放行' } },
  { look: 'exposed', text: { en: 'data open to the internet', zh: '数据暴露于公网' } },
  { look: 'balancer', text: { en: 'balanced', zh: '负载均衡转发' } },
  { look: 'role', text: { en: 'by the hosts’ role', zh: '主机角色授权' } },
  { look: 'origin', text: { en: 'fetched by the CDN', zh: 'CDN 回源' } },
  { look: 'replication', text: { en: 'copied', zh: '复制' } },
]

/** What the arrows mean that are there, and all of them in words: a picture tells nothing to those who do not see it. */
export function drawLegend(drawing: Drawing, map: EnvironmentMap): Html {
  const { say } = drawing
  const there = new Set(map.flows.map(lookOf))
  return html`<ul class="legend">${looks
    .filter(({ look }) => there.has(look))
    .map(
      ({ look, text }) =>
        html`<li><svg width="34" height="10" aria-hidden="true"><path class="arrow ${look}" d="M1 5H33"/></svg>${say(text)}</li>`,
    )}</ul>
    <details><summary>${say({ en: 'The arrows in words', zh: '以文字列出' })}</summary><ul>${map.flows.map((flow) => drawFlow(drawing, map, flow))}</ul></details>`
}

function drawFlow({ say }: Drawing, map: EnvironmentMap, flow: Flow): Html {
  const how = looks.find(({ look }) => look === lookOf(flow))?.text ?? ''
  const ports = flow.ports === '' ? '' : ` ${flow.ports}`
  return html`<li>${nameOf(map, flow.from, say)} → ${nameOf(map, flow.to, say)}${ports}: ${say(how)}</li>`
}

/** A cluster by all that stand in it. */
function nameOf({ clusters }: EnvironmentMap, id: string, say: Drawing['say']): string {
  const cluster = clusters.find((one) => one.id === id)
  const nodes = cluster?.nodes ?? clusters.flatMap(({ nodes }) => nodes).filter((node) => node.id === id)
  return nodes.map(({ title }) => say(title)).join(', ')
}
