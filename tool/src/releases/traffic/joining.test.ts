import { describe, expect, it } from 'vitest'
import { anEntry } from '../../../test/history.ts'
import { memoryHosts } from '../../../test/memory-hosts.ts'
import type { HistoryEntry, HostRecord } from '../history/history.ts'
import { canaryIn, provenVersions } from '../history/proven.ts'
import { isOnRecord, joinersAmong } from './joining.ts'
import { weightFor } from './shares.ts'

const [one, two] = memoryHosts(2).hosts
if (one === undefined || two === undefined) throw new Error('two hosts were asked for')

const on = (host: { name: string; id: string }, outcome: HostRecord['outcome'] = 'deployed'): HostRecord => ({
  name: host.name,
  id: host.id,
  outcome,
})
const both = anEntry({ release: 'a', hosts: [on(one), on(two)] })
const withoutTwo = anEntry({ release: 'b', hosts: [on(one), on(two, 'left-out')] })
const twoJoins = anEntry({ release: 'b', purpose: 'join', hosts: [on(two)] })
const canary = anEntry({ release: 'c', outcome: 'canary', weights: { [one.id]: 10, [two.id]: 90 } })
const full = new Map([one, two].map(({ id }) => [id, 10]))
const namesOf = (entries: readonly HistoryEntry[], weights = full) =>
  joinersAmong([one, two], entries, weights).map(({ name }) => name)

describe('a host has what serves', () => {
  it('where the deploy that brought it came to it', () => {
    expect([one, two].map((host) => isOnRecord([both], host))).toEqual([true, true])
  })

  it('not where it was left out, until it joins', () => {
    expect(isOnRecord([withoutTwo, both], two)).toBe(false)
    expect(isOnRecord([twoJoins, withoutTwo, both], two)).toBe(true)
  })

  it('not where it is another machine by the same name', () => {
    expect(isOnRecord([both], { name: two.name, id: 'ins-anew' })).toBe(false)
  })

  it('where it is told of by its name alone, as in former times', () => {
    const former = anEntry({ release: 'a', hosts: [{ name: two.name, outcome: 'deployed' }] })
    expect(isOnRecord([former], two)).toBe(true)
  })

  it('whatever became of deploys that failed since', () => {
    const failed = anEntry({ release: 'b', outcome: 'rolled-back', hosts: [on(two, 'taken-back')] })
    expect(isOnRecord([failed, both], two)).toBe(true)
  })
})

describe('a host that was lost in the middle of a deploy that failed', () => {
  const strayed = anEntry({
    release: 'b',
    outcome: 'rolled-back',
    hosts: [on(one, 'taken-back'), on(two, 'deployed')],
  })

  it('has not what serves, and joins', () => {
    expect([one, two].map((host) => isOnRecord([strayed, both], host))).toEqual([true, false])
    expect(namesOf([strayed, both])).toEqual(['host-2'])
  })

  it('has it again once it has joined', () => {
    const joined = anEntry({ release: 'a', purpose: 'join', hosts: [on(two, 'unchanged')] })
    expect(isOnRecord([joined, strayed, both], two)).toBe(true)
  })
})

it('stays in service where a deploy failed after all had switched: nobody went back', () => {
  const hosts = [on(one), on(two)]
  expect(isOnRecord([anEntry({ release: 'b', outcome: 'failed', hosts }), both], two)).toBe(true)
})

describe('hosts join', () => {
  it('that were left out, or came since', () => {
    expect(namesOf([withoutTwo, both])).toEqual(['host-2'])
    expect(namesOf([anEntry({ release: 'a', hosts: [on(one)] })])).toEqual(['host-2'])
  })

  it('that have what serves and get no requests', () => {
    expect(namesOf([both], new Map([[two.id, 0]]))).toEqual(['host-2'])
  })

  it('not while nothing serves, a canary runs, or what serves is not settled', () => {
    expect(namesOf([])).toEqual([])
    expect(namesOf([canary, withoutTwo])).toEqual([])
    expect(namesOf([anEntry({ release: 'c', outcome: 'interrupted' }), withoutTwo])).toEqual([])
  })

  it('without that being a version to go back to, or the end of a canary', () => {
    const versions = provenVersions([twoJoins, withoutTwo, both]).map(({ release }) => release.id)
    expect(versions).toEqual(['b', 'a'])
    expect(canaryIn([{ ...twoJoins, outcome: 'interrupted' }, canary])).toBe(canary)
  })
})

describe('a plan wants a host to have', () => {
  const now = 0
  it('its share once it has what serves, and what it has before that', () => {
    expect(weightFor([both], two, { usual: 10, now })).toBe(10)
    expect(weightFor([withoutTwo, both], two, { usual: 10, now })).toBe(0)
  })

  it('what it has where nobody knows: a history that was lost takes no host out of service', () => {
    expect(weightFor([], two, { usual: 10, now: 10 })).toBe(10)
  })

  it('its part beside a canary', () => {
    expect(weightFor([canary, both], two, { usual: 10, now: 90 })).toBe(90)
    expect(weightFor([canary, both], { name: 'host-3', id: 'ins-3' }, { usual: 10, now })).toBe(0)
  })
})
