import { describe, expect, it } from 'vitest'
import type { Rule } from '../rule.ts'
import { above, fails } from '../rules/steps.ts'
import type { Causes } from './cause.ts'
import { judge } from './judge.ts'
import type { Reading } from './reading.ts'

const minute = 60_000

function aRule(more: Partial<Rule> & Pick<Rule, 'id'>): Rule {
  const title = { en: more.id, zh: more.id }
  const common = { title, unit: '', lasts: 0, follows: [], shared: false, next: '' }
  return { ...common, ...fails('critical'), ...more }
}

const disk = aRule({ id: 'disk', unit: '%', ...above([85, 'warning'], [95, 'critical']), lasts: 120 })
const postgres = aRule({ id: 'postgres', shared: true, lasts: 60 })
const app = aRule({ id: 'app', follows: ['postgres'], lasts: 60 })

/** A host that looks every minute. */
function aHost({ rules = [disk, postgres, app], tellsShared = true } = {}) {
  let causes: Causes = {}
  let now = Date.parse('2026-11-23T00:00:00Z')
  let lastLook: number | null = null
  return {
    /** @returns what people are told of: `raised critical disk/web-1/root` */
    sees(readings: readonly Reading[], { after = minute, unseen = [] as string[] } = {}) {
      now += after
      const sight = { readings, unseen }
      const judged = judge({ rules, host: 'web-1', tellsShared, causes, sight, now, lastLook })
      causes = judged.causes
      lastLook = now
      return judged.changes.map(({ state, level, name }) => `${state} ${level} ${name}`)
    },
  }
}

const full = (value: number | null, of = '/'): Reading => ({ rule: 'disk', of, value })
const down = (rule: string, value = 1): Reading => ({ rule, of: '', value })

describe('what is bad', () => {
  it('is told once it has lasted, and not again while it goes on', () => {
    const host = aHost()
    expect(host.sees([full(90)])).toEqual([])
    expect(host.sees([full(90)])).toEqual([])
    expect(host.sees([full(90)])).toEqual(['raised warning disk/web-1/root'])
    expect(host.sees([full(91)])).toEqual([])
  })

  it('wakes nobody when it passes soon', () => {
    const host = aHost()
    expect([full(90), full(90), full(50), full(90), full(50)].flatMap((one) => host.sees([one]))).toEqual([])
  })

  it('is told again when it gets worse, and not when it only gets better', () => {
    const host = aHost()
    const values = [90, 90, 90, 96, 90, 96]
    expect(values.flatMap((value) => host.sees([full(value)]))).toEqual([
      'raised warning disk/web-1/root',
      'raised critical disk/web-1/root',
    ])
  })

  it('is told at its worst where it is that bad from the beginning', () => {
    const host = aHost()
    const told = [96, 97, 98].flatMap((value) => host.sees([full(value)]))
    expect(told).toEqual(['raised critical disk/web-1/root'])
  })

  it('is well again when it has been clear of the limit for a while, not where it hovers about it', () => {
    const host = aHost()
    const values = [90, 90, 90, 84, 86, 84, 84, 84, 70, 70, 70, 70]
    expect(values.flatMap((value) => host.sees([full(value)]))).toEqual([
      'raised warning disk/web-1/root',
      'resolved warning disk/web-1/root',
    ])
  })

  it('is each disk by itself', () => {
    const host = aHost()
    for (let look = 0; look < 2; look++) host.sees([full(90), full(90, '/data')])
    expect(host.sees([full(90), full(90, '/data')])).toEqual([
      'raised warning disk/web-1/root',
      'raised warning disk/web-1/data',
    ])
  })
})

describe('one cause', () => {
  it('keeps its consequences from being told', () => {
    const host = aHost()
    const told = [1, 2, 3, 4].flatMap(() => host.sees([down('postgres'), down('app')]))
    expect(told).toEqual(['raised critical postgres'])
  })

  it('leaves its consequence to be told where that outlasts it', () => {
    const host = aHost()
    for (let look = 0; look < 3; look++) host.sees([down('postgres'), down('app')])
    const told = [1, 2, 3].flatMap(() => host.sees([down('postgres', 0), down('app')]))
    expect(told).toEqual(['raised critical app/web-1', 'resolved critical postgres'])
  })

  it('is told by one host, where all see it, and explains on the others too', () => {
    const host = aHost({ tellsShared: false })
    expect([1, 2, 3].flatMap(() => host.sees([down('postgres'), down('app')]))).toEqual([])
  })
})

describe('what cannot be seen', () => {
  it('stays as it was, neither worse nor well', () => {
    const host = aHost()
    for (let look = 0; look < 3; look++) host.sees([full(90)])
    for (let look = 0; look < 5; look++) expect(host.sees([], { unseen: ['disk'] })).toEqual([])
    for (let look = 0; look < 5; look++) expect(host.sees([full(null)])).toEqual([])
    expect(host.sees([full(90)])).toEqual([])
    expect([50, 50, 50].flatMap((value) => host.sees([full(value)]))).toEqual([
      'resolved warning disk/web-1/root',
    ])
  })

  it('counts as well where it is gone, such as a disk that was taken out', () => {
    const host = aHost()
    for (let look = 0; look < 3; look++) host.sees([full(90, '/data')])
    expect([1, 2, 3].flatMap(() => host.sees([]))).toEqual(['resolved warning disk/web-1/data'])
  })

  it('is not made up for the time in which nobody looked', () => {
    const host = aHost()
    host.sees([full(90)])
    expect(host.sees([full(90)], { after: 60 * minute })).toEqual([])
    expect(host.sees([full(90)])).toEqual([])
    expect(host.sees([full(90)])).toEqual(['raised warning disk/web-1/root'])
  })

  it('is not made up either when the clock was set back', () => {
    const host = aHost()
    host.sees([full(90)])
    expect(host.sees([full(90)], { after: -60 * minute })).toEqual([])
    expect(host.sees([full(90)])).toEqual([])
  })
})
