import { expect, it } from 'vitest'
import type { Report } from '../../verify/report.ts'
import { aResult } from '../../verify/test-check.ts'
import { pageOf } from './page.ts'

const report: Report = {
  id: '20261123-064500',
  project: 'shop',
  environment: 'production',
  cloud: 'tencent',
  region: 'ap-guangzhou',
  site: 'http://203.0.113.7',
  author: 'dev@laptop',
  startedAt: '2026-11-23T06:45:00.000Z',
  seconds: 12,
  complete: true,
  results: [
    aResult({ id: 'alive', evidence: ['GET / → 200 <script>alert(1)</script>'] }),
    aResult({ id: 'closed', group: 'security', story: ['S2'], outcome: 'failed', found: 'open' }),
    aResult({ id: 'cdn', story: ['1.4.4'], outcome: 'not-chosen' }),
  ],
}

it('needs nothing but itself: no script, and nothing from elsewhere', () => {
  const page = pageOf(report, 'en')
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src="/)
  expect(page.match(/href="[^"]*"/g)?.every((href) => href.startsWith('href="#'))).toBe(true)
})

it('shows what was found as text, whatever is in it', () => {
  expect(pageOf(report, 'en')).toContain('200 &lt;script&gt;alert(1)&lt;/script&gt;')
})

it('counts what was tried alone, and unfolds what failed', () => {
  const page = pageOf(report, 'en')
  expect(page).toContain('Not everything holds. <b>1/2</b>')
  expect(page).toContain('<details id="closed" class="failed" open>')
  expect(page).toContain('<details id="alive" class="passed">')
})

it('answers lines of the story that were asked, and leads from each to its check', () => {
  const page = pageOf(report, 'en')
  expect(page).toMatch(/<tr id="line-S2" class="failed[^>]*>[\s\S]*?API接口JWT认证授权[\s\S]*?href="#closed"/)
  expect(page).not.toContain('id="line-P1"')
})

it('is whole in Chinese, and tells time as it is in Beijing', () => {
  const page = pageOf({ ...report, results: report.results.slice(0, 1) }, 'zh')
  expect(page).toContain('<html lang="zh-CN">')
  expect(page).toContain('所有已验证项目均符合要求。')
  expect(page).toContain('2026-11-23 14:45 (UTC+8)')
  expect(page).toContain('alive（中）')
})
