import { describe, expect, test } from 'vitest'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Change } from '../../plan/model.ts'
import { backupNotice, drillNotice } from './backup.ts'
import { budgetNotice } from './budget.ts'
import { driftNotice } from './drift.ts'
import { releaseNotice } from './release.ts'

const place = { project: 'shop', environment: 'production' }
const now = new Date('2026-11-23T06:00:00Z')

describe('of a release', () => {
  const event = {
    ...place,
    purpose: 'deploy',
    release: '20261123-060000-abc1234',
    by: { name: 'li', run: 'https://ci/run/7' },
    hosts: ['web-1', 'web-2'],
    startedAt: now.getTime() - 83_000,
    endedAt: now.getTime(),
  } as const

  test('people learn who brought what, where, and how long it took', () => {
    expect(releaseNotice(event)).toMatchObject({
      level: 'info',
      state: 'told',
      title: { en: 'Release 20261123-060000-abc1234 serves on 2 hosts' },
      facts: [{ value: 'li' }, { value: 'web-1, web-2' }, { value: { en: '1 min' } }],
      link: 'https://ci/run/7',
    })
  })

  test('that failed, people learn why, what serves now, and what to do', () => {
    const error = new TengyunError('release/probe-failed', {
      where: 'production, host web-2',
      why: 'GET /ready answered 503',
      now: 'web-1 and web-2 serve 20261122-174000-9f8e7d6',
      command: 'npx tengyun logs production --host web-2',
    })
    const notice = releaseNotice({ ...event, error })
    expect(notice).toMatchObject({
      level: 'warning',
      title: { en: 'Deploy of 20261123-060000-abc1234 failed' },
      next: 'npx tengyun logs production --host web-2',
    })
    expect(JSON.stringify(notice.facts)).toContain('GET /ready answered 503')
    expect(JSON.stringify(notice.facts)).toContain('serve 20261122-174000-9f8e7d6')
  })

  test('that was taken back, people learn who did it', () => {
    const error = new TengyunError('release/taken-back', { why: '12 of 40 requests failed' })
    expect(releaseNotice({ ...event, error }).title.zh).toBe('守护已自动撤回版本 20261123-060000-abc1234')
  })
})

describe('of drift', () => {
  const change = (key: Change['key'], ...fields: string[]): Change => ({
    action: 'update',
    kind: 'security-group',
    key,
    name: '',
    reason: 'changed',
    differences: fields.map((field) => ({ field, to: null })),
    holdsData: false,
  })

  test('people learn again when there is more of it, and not when it stays the same', () => {
    const edition = (...changes: Change[]) => driftNotice(place, changes, now).edition
    const one = change('security-group/app', 'ingress')
    const other = change('cvm/host-1', 'size')
    expect(edition(one, other)).toBe(edition(other, one))
    expect(edition(one, other)).not.toBe(edition(one))
    expect(edition(change('security-group/app', 'egress'))).not.toBe(edition(one))
  })

  test('that is gone, people learn that it is', () => {
    expect(driftNotice(place, [], now)).toMatchObject({ cause: 'drift', state: 'resolved' })
  })
})

test('a budget is overrun above it, not at it', () => {
  expect(budgetNotice(place, 6000.01, 6000, now)).toMatchObject({ state: 'raised', level: 'warning' })
  expect(budgetNotice(place, 6000, 6000, now)).toMatchObject({ state: 'resolved' })
})

test.each([
  ['backup', (why?: string) => backupNotice(place, now, why === undefined ? undefined : factOf(why))],
  ['drill', (why?: string) => drillNotice(place, 'b1', now, why === undefined ? undefined : factOf(why))],
])('a %s that fails is raised, and resolved by the next that does not', (_what, noticeOf) => {
  const raised = noticeOf('no space left')
  expect(raised).toMatchObject({ state: 'raised', facts: [{ value: 'no space left' }] })
  expect(noticeOf()).toMatchObject({ state: 'resolved', cause: raised.cause })
})

function factOf(value: string) {
  return { name: { en: 'Why', zh: '原因' }, value }
}
