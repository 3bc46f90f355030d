import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import type { Figures } from '../monitor/figures.ts'
import { noHistory, remember } from '../monitor/history.ts'
import type { MonitorView } from './monitor/view.ts'
import { monitorLines } from './monitor.ts'
import { clipped, widthOf } from './width.ts'

const host = { cpu: 97, memory: 61, disk: 34, slot: 'blue', release: '20261123-062931-6afc11c' }

const figures: Figures = {
  hosts: [{ name: 'host-1', ...host }],
  requests: { perSecond: 12.34, p95: 45, failed: 0 },
  postgres: { connections: 12, allowed: 100, hits: 99.23, perSecond: 1_234, lag: 0.24 },
  redis: { usedBytes: 3_000_000, allowedBytes: undefined, clients: 4, hits: undefined },
  agents: { running: 3, queued: 1, turn: 2.14, failed: 12.5, tokensPerMinute: 12_000 },
  unknown: [],
}

function view(more: Partial<MonitorView> = {}): MonitorView {
  return {
    ...{ project: 'shop', environment: 'production', place: 'tencent, ap-guangzhou', now: 0 },
    ...{ figures, history: noHistory, language: 'en', colors: pc.createColors(false) },
    ...{ columns: 80, rows: 24, databases: ['postgres', 'redis'] },
    ...more,
  }
}

describe('the live view', () => {
  it('tells each subject in a line', () => {
    expect(monitorLines(view()).slice(2, -1)).toMatchInlineSnapshot(`
      [
        "Hosts                   cpu   memory  disk  slot  release",
        "host-1                  97 %  61 %    34 %  blue  20261123-062931-6afc11c",
        "",
        "Requests                    12/s  P95 45 ms  failed 0 %",
        "PostgreSQL                  1,234 tps  12/100 connections  in memory 99 %",
        "Standbys                    0.2 s behind",
        "Redis                       4 clients  3.0 MB  hits –",
        "Agents                      3 running  1 queued  turn 2.1 s  failed 13 %",
        "Tokens                      12,000/min",
      ]
    `)
  })

  it.each(['en', 'zh'] as const)(
    'fits a window of 80 by 24, in %s, whatever there is to tell',
    (language) => {
      const hosts = Array.from({ length: 40 }, (_, index) => ({ name: `host-${index + 1}`, ...host }))
      const unknown = hosts.map(({ name }) => ({ of: name, why: 'its agent is offline' }))
      let history = noHistory
      for (let round = 0; round < 70; round++) history = remember(history, { ...figures, hosts })
      const crowded = view({ language, history, figures: { ...figures, hosts, unknown } })
      const lines = monitorLines({ ...crowded, colors: pc.createColors(true) })
      expect(lines).toHaveLength(24)
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([])
    },
  )

  it('counts the hosts that it has no room for', () => {
    const hosts = Array.from({ length: 40 }, (_, index) => ({ name: `host-${index + 1}`, ...host }))
    expect(monitorLines(view({ figures: { ...figures, hosts } })).join('\n')).toMatch(/… and \d+ more/)
  })

  it('draws the newest value at the right, whatever came before', () => {
    let history = noHistory
    for (const perSecond of [1, 8, 4])
      history = remember(history, { ...figures, requests: { perSecond, p95: 1, failed: 0 } })
    const requests = monitorLines(view({ history })).find((line) => line.startsWith('Requests'))
    expect(requests).toContain(' ▂█▅  12/s')
  })
})

describe('a line cut at the edge', () => {
  it('is as wide as the window, with Chinese signs and colours whole', () => {
    const { red } = pc.createColors(true)
    const line = clipped(`${red('腾云腾云')}ab`, 6)
    expect(stripVTControlCharacters(line)).toBe('腾云…')
    expect(line.endsWith('\u001b[0m')).toBe(true)
    expect(clipped('abc', 3)).toBe('abc')
  })
})
