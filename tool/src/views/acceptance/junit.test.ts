import { expect, it } from 'vitest'
import type { Report } from '../../verify/report.ts'
import { aResult } from '../../verify/test-check.ts'
import { junitOf } from './junit.ts'

const report = (results: Report['results']): Report => ({
  id: '20261123-064500',
  project: 'shop',
  environment: 'local',
  cloud: 'emulator',
  region: 'ap-guangzhou',
  site: 'http://127.0.0.1',
  author: 'dev@laptop',
  startedAt: '2026-11-23T06:45:00.000Z',
  seconds: 1.5,
  complete: true,
  results,
})

it('has a suite for each group and a case for each check', () => {
  const results = [
    aResult({ id: 'alive' }),
    aResult({ id: 'closed', group: 'security', outcome: 'failed', found: 'open' }),
    aResult({ id: 'cdn', outcome: 'not-chosen', found: 'none' }),
  ]
  const xml = junitOf(report(results), 'en')
  expect(xml).toContain('<testsuites name="shop local" time="1.500" tests="3" failures="1" skipped="1">')
  expect(xml).toContain('<testsuite name="deployment" timestamp="2026-11-23T06:45:00.000Z" tests="2"')
  expect(xml).toContain(
    '<testcase classname="security.closed" name="closed" time="0.500"><failure message="open">',
  )
  expect(xml).toContain('<skipped message="not chosen: none">')
})

it('writes nothing that XML does not allow', () => {
  const found = 'a < b & "c" \u0000\u001b[31m'
  const xml = junitOf(report([aResult({ id: 'odd', outcome: 'failed', found })]), 'en')
  expect(xml).toContain('message="a &lt; b &amp; &quot;c&quot; ��[31m"')
})
