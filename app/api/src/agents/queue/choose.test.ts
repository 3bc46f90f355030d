import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, type Queue, type WaitingRun } from './choose.ts'

const waits = (team: string, count: number, person = 'somebody'): WaitingRun[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${team}${person}${index}`, team, person }))

const queue = (more: Partial<Queue>): Queue => ({
  ...{ waiting: [], atWork: [], turns: new Map(), capacity: 10, caps: { all: 10 } },
  ...more,
})

const teamsOf = (given: Partial<Queue>) => choose(queue(given)).map(({ team }) => team)

describe('who begins next', () => {
  it('is the one run of a team before the five hundredth of another', () => {
    const waiting = [...waits('many', 500), ...waits('one', 1)]
    const atWork = [{ team: 'many', person: 'somebody', runs: 9 }]
    expect(teamsOf({ waiting, atWork })).toEqual(['one'])
  })

  it('changes from team to team, beginning with the one whose turn was longest ago', () => {
    const waiting = [...waits('a', 3), ...waits('b', 3), ...waits('c', 1)]
    const turns = new Map([
      ['a', 7],
      ['b', 5],
    ])
    expect(teamsOf({ waiting, turns, capacity: 5 })).toEqual(['c', 'b', 'a', 'b', 'a'])
  })

  it('is, within a team, whoever comes first in its line and may begin', () => {
    const waiting = [...waits('a', 2, 'ann'), ...waits('a', 1, 'bob')]
    const given = queue({ waiting, caps: { all: 10, person: 1 } })
    expect(choose(given).map(({ id }) => id)).toEqual(['aann0', 'abob0'])
  })

  it('is nobody while no worker lives', () => {
    expect(teamsOf({ waiting: waits('a', 3), capacity: 0 })).toEqual([])
  })
})

const teams = ['a', 'b', 'c', 'd']
const anyQueue = fc
  .record({
    lines: fc.array(fc.tuple(fc.constantFrom(...teams), fc.constantFrom('ann', 'bob', 'eve')), {
      maxLength: 60,
    }),
    atWork: fc.array(fc.tuple(fc.constantFrom(...teams), fc.constantFrom('ann', 'bob', 'eve'), fc.nat(4)), {
      maxLength: 5,
    }),
    turns: fc.uniqueArray(fc.tuple(fc.constantFrom(...teams), fc.nat(50)), { selector: ([team]) => team }),
    capacity: fc.nat(30),
    all: fc.integer({ min: 1, max: 30 }),
    team: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    person: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  })
  .map(
    ({ lines, atWork, turns, capacity, all, team, person }): Queue => ({
      waiting: lines.map(([team, person], index) => ({ id: String(index), team, person })),
      atWork: atWork.map(([team, person, runs]) => ({ team, person, runs })),
      ...{ turns: new Map(turns), capacity, caps: { all, team, person } },
    }),
  )

/** Runs at work of one team or person, once those chosen have begun. */
function afterwards({ atWork }: Queue, begun: readonly WaitingRun[], of: 'team' | 'person', which: string) {
  const before = atWork.filter((one) => one[of] === which).reduce((sum, { runs }) => sum + runs, 0)
  return { before, after: before + begun.filter((run) => run[of] === which).length }
}

describe('whatever waits', () => {
  it('never exceeds a cap that was not exceeded before', () => {
    fc.assert(
      fc.property(anyQueue, (given) => {
        const begun = choose(given)
        const total = given.atWork.reduce((sum, { runs }) => sum + runs, 0)
        const { caps, capacity } = given
        expect(begun.length).toBeLessThanOrEqual(Math.max(0, Math.min(caps.all, capacity) - total))
        for (const [of, cap] of [
          ['team', caps.team],
          ['person', caps.person],
        ] as const)
          for (const which of new Set(begun.map((run) => run[of])))
            expect(afterwards(given, begun, of, which).after).toBeLessThanOrEqual(cap ?? Infinity)
      }),
    )
  })

  it('lets no team get further ahead of one that waits and may begin', () => {
    fc.assert(
      fc.property(anyQueue, (queued) => {
        const given = { ...queued, caps: { all: queued.caps.all } }
        const begun = choose(given)
        const left = new Set(given.waiting.filter((run) => !begun.includes(run)).map(({ team }) => team))
        for (const poor of left)
          for (const rich of new Set(begun.map(({ team }) => team)))
            expect(afterwards(given, begun, 'team', rich).after).toBeLessThanOrEqual(
              afterwards(given, begun, 'team', poor).after + 1,
            )
      }),
    )
  })

  it('leaves no place empty that somebody may take', () => {
    fc.assert(
      fc.property(anyQueue, ({ caps: { all }, ...rest }) => {
        const given = { ...rest, caps: { all } }
        const total = given.atWork.reduce((sum, { runs }) => sum + runs, 0)
        const places = Math.max(0, Math.min(all, given.capacity) - total)
        expect(choose(given)).toHaveLength(Math.min(places, given.waiting.length))
      }),
    )
  })
})
