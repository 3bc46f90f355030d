import { describe, expect, test } from 'vitest'
import { aNotice, noon } from '../../../test/receivers/builders.ts'
import type { Message } from '../message.ts'
import type { Notice } from '../notice.ts'
import { duration } from './duration.ts'
import { sparkline } from './figure.ts'
import { renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'
import { pageOf } from './page.ts'
import { renderPlain } from './plain.ts'

const longest = 4096

function message(...notices: Notice[]): Message {
  return { id: '0', to: 'robot ops', notices, at: noon }
}

function markdown(language: 'en' | 'zh', ...notices: Notice[]): string {
  return renderMarkdown(pageOf(message(...notices), language), language, longest)
}

describe('a page', () => {
  test('counts what came together, the worst first', () => {
    const page = pageOf(
      message(
        aNotice({ cause: 'a', level: 'warning' }),
        aNotice({ cause: 'b', state: 'resolved' }),
        aNotice({ cause: 'c', level: 'critical' }),
        aNotice({ cause: 'd', level: 'warning' }),
      ),
      'en',
    )
    expect(page.subject).toBe('[Critical] production: 1 critical, 2 warnings, 1 resolved')
    expect(page.sections.map(({ label }) => label)).toEqual(['Critical', 'Warning', 'Warning', 'Resolved'])
  })

  test('says what to run next while there is something to do', () => {
    const next = 'npx tengyun health production'
    const shown = (state: Notice['state']) =>
      pageOf(message(aNotice({ state, next })), 'en').sections[0]?.next?.value
    expect([shown('raised'), shown('resolved')]).toEqual([next, undefined])
  })

  test('says for how long it lasts, or lasted, in Beijing’s time', () => {
    const rows = (state: Notice['state'], language: 'en' | 'zh') =>
      pageOf(message(aNotice({ state, since: '2026-11-22T17:00:00Z' })), language).sections[0]?.rows
    expect(rows('raised', 'en')).toEqual([
      { name: 'Since', value: '2026-11-23 01:00 Beijing time, for 13 h 5 min' },
    ])
    expect(rows('resolved', 'zh')).toEqual([
      { name: '开始于', value: '2026-11-23 01:00 北京时间，共持续 13 小时 5 分钟' },
    ])
    expect(rows('told', 'zh')).toEqual([{ name: '时间', value: '2026-11-23 01:00 北京时间' }])
  })
})

describe('for WeCom', () => {
  test('nothing in a title makes a link, calls people or ends the bold', () => {
    const title = '[click](https://evil) <@all> **x** `y`\n# z'
    const [, line] = markdown('en', aNotice({ title: { en: title, zh: title } })).split('\n\n')
    expect(line?.split('\n')[0]).toBe(
      '**<font color="warning">Critical</font> ［click］(https://evil) ＜@all＞ ＊＊x＊＊ ｀y｀ # z**',
    )
  })

  test('a command stays as it is typed', () => {
    const next = 'npx tengyun logs production --grep "a*b" --since 15m'
    expect(markdown('en', aNotice({ next }))).toContain(`> Next: \`${next}\``)
  })

  test('a link cannot end its address early', () => {
    expect(markdown('en', aNotice({ link: 'https://ci/run?(1) <b>' }))).toContain(
      '[More](https://ci/run?%281%29%20%3cb%3e)',
    )
  })

  test('whole notices are kept as long as they fit, and the rest is counted', () => {
    const storm = Array.from({ length: 200 }, (_, at) =>
      aNotice({ cause: `${at}`, title: { en: `Alarm number ${at}`, zh: `第 ${at} 号告警` } }),
    )
    const text = markdown('zh', ...storm)
    const shown = text.match(/第 \d+ 号告警/g) ?? []
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longest)
    expect(text.endsWith(`……另有 ${200 - shown.length} 项`)).toBe(true)
    expect(shown.length).toBeGreaterThan(20)
  })

  test('a single notice that is too long ends at a whole character', () => {
    const text = markdown(
      'zh',
      aNotice({ facts: [{ name: { en: 'Log', zh: '日志' }, value: '长😀'.repeat(2000) }] }),
    )
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longest)
    expect(Buffer.byteLength(text)).toBeGreaterThan(longest - 8)
    expect(text).not.toContain('\ufffd')
    expect(text.endsWith('…')).toBe(true)
  })
})

describe('for mail', () => {
  test('nothing in a notice becomes HTML', () => {
    const evil = '<img src=x onerror=alert(1)>"\''
    const html = renderHtml(
      pageOf(
        message(aNotice({ title: { en: evil, zh: evil }, next: evil, link: `javascript:${evil}` })),
        'en',
      ),
      'en',
    )
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href')
  })

  test('draws what was measured, with what is over its limit in the colour of the notice', () => {
    const figure = { values: [40, 86, 93], unit: '%', limit: 85 }
    const html = renderHtml(pageOf(message(aNotice({ figure })), 'en'), 'en')
    expect(html.match(/width:8px/g)).toHaveLength(3)
    expect(html.match(/background:#c0392b/g)).toHaveLength(2)
    expect(html).toContain('limit 85 %')
    const hits = { values: [90, 40, 30], unit: '%', limit: 50, worse: 'lower' } as const
    const low = renderHtml(pageOf(message(aNotice({ figure: hits })), 'en'), 'en')
    expect(low.match(/background:#c0392b/g)).toHaveLength(2)
  })

  test('reads well without HTML', () => {
    const notice = aNotice({
      facts: [{ name: { en: 'Path', zh: '路径' }, value: '/data' }],
      figure: { values: [60, 93], unit: '%', limit: 85 },
      next: 'npx tengyun health production',
      link: 'https://grafana.example.com',
    })
    expect(renderPlain(pageOf(message(notice), 'en'), 'en')).toBe(
      [
        'shop · production',
        '',
        '[Critical] The disk of web-1 is nearly full',
        '  Since: 2026-11-23 13:53 Beijing time, for 12 min',
        '  Path: /data',
        '  Trend: ▆█ 93 % (limit 85 %)',
        '  Next: npx tengyun health production',
        '  More: https://grafana.example.com',
      ].join('\n'),
    )
  })
})

describe('a figure in text', () => {
  test.each([
    [{ values: [], unit: '%' }, ''],
    [{ values: [0, 0], unit: 'ms' }, '▁▁ 0 ms'],
    [{ values: [0, 50, 100], unit: '%' }, '▁▅█ 100 %'],
    [{ values: [1.23456], unit: 's', limit: 2 }, '▅ 1.23 s (limit 2 s)'],
  ])('%o is %s', (figure, text) => {
    expect(sparkline(figure, 'en')).toBe(text)
  })

  test('shows the newest that fit a phone', () => {
    const values = Array.from({ length: 100 }, (_, at) => at)
    expect(sparkline({ values, unit: '' }, 'en')).toMatch(/^[▁-█]{24} 99/)
  })
})

test.each([
  [0, '0 s', '0 秒'],
  [59_400, '59 s', '59 秒'],
  [60_000, '1 min', '1 分钟'],
  [3_600_000, '1 h', '1 小时'],
  [11_100_000, '3 h 5 min', '3 小时 5 分钟'],
  [187_200_000, '2 d 4 h', '2 天 4 小时'],
])('%i ms is %s', (milliseconds, en, zh) => {
  expect(duration(milliseconds)).toEqual({ en, zh })
})
