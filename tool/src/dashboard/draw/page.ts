import { createHash } from 'node:crypto'
import type { Language } from '../../text.ts'
import { asIs, type Html, html } from '../../views/html.ts'
import type { Dashboard } from '../model.ts'
import { drawAlarms } from './alarms.ts'
import { drawBackups } from './backups.ts'
import { drawCost } from './cost.ts'
import { drawDrift } from './drift.ts'
import { drawHead } from './head.ts'
import { drawMap } from './map.ts'
import { drawReleases } from './releases.ts'
import { script } from './script.ts'
import { style } from './style.ts'
import { type Drawing, drawingIn } from './words.ts'

export interface PageOptions {
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where the page is to be had in another language; absent where nobody serves it. */
  readonly inAnotherLanguage?: string
}

/** What the page may do: show itself, run its own two constants, and ask where it came from. */
export const contentPolicy = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function digest(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`
}

/** The whole page, which needs nothing beside itself. */
export function drawPage(dashboard: Dashboard, options: PageOptions): string {
  const drawing = drawingIn(options.language, options.now)
  const { project, environment } = dashboard
  const lang = options.language === 'zh' ? 'zh-CN' : 'en'
  return `<!doctype html>\n${
    html`<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${contentPolicy}"><meta name="referrer" content="no-referrer">
    <title>${project} ${environment}</title><style>${asIs(style)}</style></head>
    <body>${drawHeader(drawing, dashboard, options)}${drawMain(drawing, dashboard)}<script>${asIs(script)}</script></body></html>`
      .markup
  }`
}

function drawHeader(
  { say, moment }: Drawing,
  dashboard: Dashboard,
  { language, inAnotherLanguage }: PageOptions,
): Html {
  const { project, environment, cloud, region, readAt } = dashboard
  const at = new Date(readAt).toISOString()
  const lost = say({ en: 'Nobody answers any more: the command was ended.', zh: '已无响应：命令已结束。' })
  return html`<header><h1>${project} · ${environment}<small>${cloud}, ${region}</small></h1><span class="space"></span>
    <span class="read" role="status"><span id="state" data-lost="${lost}">${say({ en: 'read', zh: '读取于' })} <time datetime="${at}">${moment(at)}</time></span></span>
    ${inAnotherLanguage === undefined ? '' : html`<a class="button" href="${inAnotherLanguage}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${language === 'zh' ? 'English' : '中文'}</a>`}
    <button class="button" id="theme" type="button">${say({ en: 'Light / dark', zh: '浅色 / 深色' })}</button></header>`
}

function drawMain(drawing: Drawing, dashboard: Dashboard): Html {
  const { say } = drawing
  return html`<main>${drawHead(drawing, dashboard)}
    <section class="panel" id="map" aria-labelledby="map-title"><h2 id="map-title">${say({ en: 'Map', zh: '拓扑' })}</h2>${drawMap(drawing, dashboard)}</section>
    <div class="panels">
      ${drawReleases(drawing, dashboard)}${drawBackups(drawing, dashboard)}${drawDrift(drawing, dashboard)}${drawAlarms(drawing, dashboard)}${drawCost(drawing, dashboard)}
    </div></main>`
}
