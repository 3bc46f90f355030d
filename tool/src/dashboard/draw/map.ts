import type { Text } from '../../text.ts'
import { type Html, html } from '../../views/html.ts'
import { layoutAcross } from '../map/layout/across.ts'
import { layoutDown } from '../map/layout/down.ts'
import { type Arrow, type Card, type Frame, type Layout, type Point, right } from '../map/layout/geometry.ts'
import type { Dashboard } from '../model.ts'
import { fit, widthOf } from './fit.ts'
import { drawLegend, type Look, lookOf, looks } from './legend.ts'
import { picture } from './pictures.ts'
import type { Drawing } from './words.ts'

/** The environment as a picture. */
export function drawMap(drawing: Drawing, dashboard: Dashboard): Html {
  const { say } = drawing
  if (dashboard.resources.length === 0) {
    const command = `npx tengyun up ${dashboard.environment}`
    return html`<p class="unknown">${say({ en: 'There is nothing in the cloud yet.', zh: '云上尚无资源。' })} <code>${command}</code></p>`
  }
  return html`${drawLayout(drawing, dashboard, layoutAcross(dashboard.map), 'across')}${drawLayout(drawing, dashboard, layoutDown(dashboard.map), 'down')}${drawLegend(drawing, dashboard.map)}`
}

function drawLayout(drawing: Drawing, dashboard: Dashboard, layout: Layout, name: string): Html {
  const title = {
    en: `What ${dashboard.environment} consists of, and what may flow`,
    zh: `${dashboard.environment} 的组成与允许的访问`,
  }
  return html`<svg class="map ${name}" viewBox="0 0 ${layout.width} ${layout.height}" role="img" aria-label="${drawing.say(title)}">
    <defs>${looks.map(({ look }) => arrowHead(name, look))}</defs>
    ${layout.frames.map((frame) => drawFrame(drawing, frame, dashboard.drifted, name))}
    ${layout.arrows.map((arrow) => drawArrow(arrow, name))}
    ${layout.cards.map((card) => drawCard(drawing, card, dashboard))}
    ${layout.arrows.map((arrow) => drawLabel(arrow))}
  </svg>`
}

function arrowHead(name: string, look: Look): Html {
  return html`<marker id="${name}-${look}" class="head ${look}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker>`
}

/** On the wide map, networks have their labels at the right: arrows that go past things run along the top at the left. */
function drawFrame(
  { say }: Drawing,
  { is, label, detail, keys = [], box }: Frame,
  drifted: ReadonlySet<string>,
  name: string,
): Html {
  const air = is === 'group' ? 14 : 18
  const isWide = name === 'across'
  const text = isWide && detail !== undefined ? `${say(label)}, ${say(detail)}` : say(label)
  const atEnd = isWide && is !== 'group'
  const x = atEnd ? right(box) - air : box.x + air
  const differs = keys.some((key) => drifted.has(key))
  return html`<g class="frame ${is}${differs ? ' differs' : ''}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${is === 'group' ? 12 : 18}"/>
    <text x="${x}" y="${box.y + 22}" text-anchor="${atEnd ? 'end' : 'start'}">${fit(text, box.width - 2 * air, 12)}</text>
    ${differs ? html`<g transform="translate(${box.x} ${box.y})">${flag(say(differing), 'left', box.width)}</g>` : ''}</g>`
}

function drawCard(drawing: Drawing, { node, box }: Card, { drifted }: Dashboard): Html {
  const { say } = drawing
  const differs = drifted.has(node.id)
  const lines = node.lines.map(say)
  const room = box.width - 28
  return html`<g class="card ${node.picture} ${node.condition}${differs ? ' differs' : ''}" transform="translate(${box.x} ${box.y})">
    <title>${[say(node.title), ...lines].join('\n')}</title>
    <rect class="ground" width="${box.width}" height="${box.height}" rx="10"/>
    <rect class="tile" x="12" y="12" width="30" height="30" rx="8"/>
    <g class="picture" transform="translate(17 17) scale(0.84)">${picture(node.picture)}</g>
    <text class="title" x="52" y="32">${fit(say(node.title), box.width - 52 - 34, 14)}</text>
    <circle class="state" cx="${box.width - 17}" cy="27" r="4.5"/>
    ${lines.map((line, index) => html`<text class="line" x="14" y="${60 + index * 18}">${fit(line, room, 12)}</text>`)}
    ${differs ? flag(say(differing), 'right', box.width) : ''}
  </g>`
}

const differing: Text = { en: 'differs', zh: '有漂移' }

/** On the upper edge of what is not as it was applied. */
function flag(text: string, side: 'left' | 'right', owner: number): Html {
  const width = widthOf(text, 11) + 16
  const x = side === 'left' ? 14 : owner - width - 10
  return html`<g class="flag" transform="translate(${x} -9)"><rect width="${width}" height="18" rx="9"/><text x="${width / 2}" y="13">${text}</text></g>`
}

function drawArrow(arrow: Arrow, name: string): Html {
  const { points } = arrow
  const look = lookOf(arrow)
  return html`<path class="arrow ${look}" d="${roundedPath(points)}" marker-end="url(#${name}-${look})"/>`
}

function drawLabel(arrow: Arrow): Html {
  const { label, at } = arrow
  if (label === '') return html``
  const width = widthOf(label, 11.5) + 18
  return html`<g class="port ${lookOf(arrow)}" transform="translate(${at.x - width / 2} ${at.y - 10})"><rect width="${width}" height="20" rx="10"/><text x="${width / 2}" y="14">${label}</text></g>`
}

/** How round the bends of an arrow are. */
const radius = 12

function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const steps = rest.map((point, index) => {
    const next = rest[index + 1]
    if (next === undefined) return `L${point.x} ${point.y}`
    const [into, out] = [towards(point, points[index] ?? first), towards(point, next)]
    return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`
  })
  return `M${first.x} ${first.y}${steps.join('')}`
}

/** A little way from a bend, at most half of it. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length === 0 ? 0 : Math.min(radius, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}
