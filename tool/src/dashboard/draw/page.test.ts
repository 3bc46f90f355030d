import { describe, expect, it } from 'vitest'
import { existing } from '../../../test/builders.ts'
import { productionResources } from '../../../test/production-resources.ts'
import { html } from '../../views/html.ts'
import { dashboardOf } from '../model.ts'
import type { Readings } from '../readings.ts'
import { fit, widthOf } from './fit.ts'
import { contentPolicy, drawPage } from './page.ts'

const now = Date.UTC(2026, 10, 23, 8)

const readings: Readings = {
  project: 'shop',
  environment: 'production',
  cloud: 'tencent',
  region: 'ap-guangzhou',
  readAt: now,
  resources: productionResources(),
  releases: { is: { rows: [], hosts: ['host-1'], unanswered: ['host-1'] } },
  cost: { unknown: { en: 'no right to ask', zh: '无权限' } },
  budget: undefined,
  drift: { is: { appliedAt: '2026-11-23T05:00:00Z', changes: [] } },
  backups: undefined,
  alarms: { is: { policies: [], watchers: undefined, raised: [] } },
}

const pageOf = (more: Partial<Readings> = {}, language: 'en' | 'zh' = 'en') =>
  drawPage(dashboardOf({ ...readings, ...more }), { language, now })

describe('the page', () => {
  it('draws everything there is, on both maps', () => {
    const page = pageOf()
    for (const name of ['host-1', 'host-2', 'PostgreSQL', 'Redis', 'files', 'releases'])
      expect(page.split(`>${name}</text>`), name).toHaveLength(3)
    expect(page).toContain('>5432</text>')
  })

  it('tells each arrow in words, too', () => {
    expect(pageOf()).toContain('host-1, host-2 → PostgreSQL 5432: let in by a security group')
    expect(pageOf({}, 'zh')).toContain('负载均衡 → host-1, host-2 80: 负载均衡转发')
  })

  it('says of what could not be found out why, and shows the rest', () => {
    expect(pageOf()).toContain('no right to ask')
    expect(pageOf({}, 'zh')).toContain('无权限')
    expect(pageOf()).toContain('All is as it was applied')
  })

  it('keeps names from the cloud text, whatever they hold', () => {
    const evil = existing('cos-bucket/<script>alert(1)</script>', { acl: '"><img src=x>' })
    const page = pageOf({ resources: [...productionResources(), evil] })
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
  })

  it('runs nothing and fetches nothing but its own two constants', () => {
    expect(contentPolicy).toContain("default-src 'none'")
    expect(contentPolicy).not.toContain('unsafe')
    expect(pageOf()).not.toMatch(/ (style|onclick|onload)=/)
    expect(pageOf()).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  it('marks what differs from what was applied', () => {
    const change = {
      action: 'update',
      kind: 'redis',
      key: 'redis/main',
      name: 'x',
      reason: 'changed',
    } as const
    const changes = [{ ...change, differences: [{ field: 'memory', from: 8, to: 4 }], holdsData: true }]
    const page = pageOf({ drift: { is: { appliedAt: '2026-11-23T05:00:00Z', changes } } })
    expect(page).toContain('memory: 4 → 8')
    expect(page.split('card redis ok differs')).toHaveLength(3)
    expect(page).toContain('npx tengyun drift production --repair')
  })
})

describe('how it stands', () => {
  const standing = (more: Partial<Readings>) => dashboardOf({ ...readings, ...more }).standing
  const cost = (monthly: number) => ({
    is: { currency: 'CNY' as const, monthly, delta: 0, items: [], changes: [] },
  })

  it('is bad where a host does not answer, or serves nothing', () => {
    expect(standing({}).releases).toBe('bad')
    expect(standing({ releases: { is: { rows: [], hosts: ['host-1'], unanswered: [] } } }).releases).toBe(
      'bad',
    )
  })

  it('warns before the budget is used up', () => {
    expect(standing({ cost: cost(80), budget: 100 }).cost).toBe('good')
    expect(standing({ cost: cost(95), budget: 100 }).cost).toBe('warning')
    expect(standing({ cost: cost(101), budget: 100 }).cost).toBe('bad')
    expect(standing({ cost: cost(101) }).cost).toBe('good')
  })

  it('is unknown where nobody knows', () => {
    expect(standing({}).cost).toBe('unknown')
  })
})

describe('markup', () => {
  it('escapes what is not markup', () => {
    expect(html`<p title="${'"'}">${'<b>'}${html`<i>&amp;</i>`}${['a', '&']}</p>`.markup).toBe(
      '<p title="&quot;">&lt;b&gt;<i>&amp;</i>a&amp;</p>',
    )
  })

  it('cuts what is too wide, and counts Chinese as wide', () => {
    expect(fit('short', 100, 12)).toBe('short')
    expect(widthOf(fit('postgres-with-a-very-long-name', 80, 12), 12)).toBeLessThanOrEqual(80)
    expect(widthOf('腾云', 12)).toBe(24)
  })
})
