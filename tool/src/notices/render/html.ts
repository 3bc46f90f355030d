import { inLanguage, type Language } from '../../text.ts'
import type { Figure } from '../notice.ts'
import { heights, limitText, sparkline } from './figure.ts'
import type { Page, Row, Section } from './page.ts'
import type { Tone } from './words.ts'

const colors: Readonly<Record<Tone, string>> = {
  critical: '#c0392b',
  warning: '#b9770e',
  info: '#2471a3',
  resolved: '#1e8449',
}

/** Pixels that the highest bar has. */
const tallest = 48

/** Mail readers drop style sheets, scripts and SVG: tables and inline styles are what all of them show. */
export function renderHtml({ place, subject, sections }: Page, language: Language): string {
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    "<body style=\"margin:0;padding:16px;font:14px/1.5 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:#222\">",
    `<p style="margin:0 0 12px;color:#666">${escaped(place)}</p>`,
    ...sections.map((section) => sectionIn(section, language)),
    '</body></html>',
  ].join('\n')
}

function sectionIn({ tone, label, title, rows, figure, next, link }: Section, language: Language): string {
  const color = colors[tone]
  return [
    `<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:640px;margin:0 0 16px;border-left:4px solid ${color}"><tr><td style="padding:4px 12px">`,
    `<h2 style="margin:0 0 8px;font-size:16px"><span style="color:${color}">${escaped(label)}</span> ${escaped(title)}</h2>`,
    `<table cellpadding="0" cellspacing="0">${rows.map(rowIn).join('')}</table>`,
    ...(figure === undefined ? [] : [chart(figure, figure.name, color, language)]),
    ...(next === undefined ? [] : [commandIn(next)]),
    ...(link === undefined ? [] : [linkIn(link)]),
    '</td></tr></table>',
  ].join('\n')
}

function rowIn({ name, value }: Row): string {
  return `<tr><th align="left" style="padding:0 12px 0 0;font-weight:normal;color:#666;vertical-align:top;white-space:nowrap">${escaped(name)}</th><td>${escaped(value)}</td></tr>`
}

function commandIn({ name, value }: Row): string {
  return `<p style="margin:8px 0 0">${escaped(name)}:<br><code style="display:inline-block;padding:4px 8px;background:#f4f4f4">${escaped(value)}</code></p>`
}

function linkIn({ name, value }: Row): string {
  const isLink = /^https?:\/\//.test(value)
  const shown = isLink ? `<a href="${escaped(value)}">${escaped(value)}</a>` : escaped(value)
  return `<p style="margin:8px 0 0">${escaped(name)}: ${shown}</p>`
}

/** Bars as cells of a table; those beyond the limit in the colour of the notice. */
function chart(figure: Figure, name: string, alarming: string, language: Language): string {
  const { values, limit, unit } = figure
  const shares = heights(figure)
  const shown = values.slice(-shares.length)
  const cells = shares.map((share, at) => {
    const color = isBeyond(figure, shown[at] ?? 0) ? alarming : '#bbb'
    const height = Math.max(1, Math.round(share * tallest))
    return `<td style="padding:0 1px;vertical-align:bottom"><div style="width:8px;height:${height}px;background:${color}"></div></td>`
  })
  const line = limit === undefined ? '' : inLanguage(limitText(limit, unit), language)
  return [
    `<table cellpadding="0" cellspacing="0" role="img" aria-label="${escaped(`${name}: ${sparkline(figure, language)}`)}" style="margin:8px 0 0;height:${tallest}px"><tr>${cells.join('')}`,
    `<td style="padding:0 0 0 8px;vertical-align:bottom">${escaped(`${values.at(-1) ?? ''} ${unit}`)}<br><span style="color:#666">${escaped(line)}</span></td></tr></table>`,
  ].join('')
}

function isBeyond({ limit, worse = 'higher' }: Figure, value: number): boolean {
  if (limit === undefined) return false
  return worse === 'higher' ? value > limit : value < limit
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
