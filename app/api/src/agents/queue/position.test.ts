import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choose, type WaitingRun } from './choose.ts'
import { runsAhead } from './position.ts'

const aTeam = fc.constantFrom('a', 'b', 'c', 'd')
const anyQueue = fc.record({
  line: fc.array(aTeam, { maxLength: 40 }),
  busy: fc.array(fc.record({ team: aTeam, person: fc.constant('ann'), runs: fc.nat(5) }), { maxLength: 6 }),
  turns: fc.uniqueArray(fc.tuple(aTeam, fc.nat(50)), { selector: ([team]) => team }),
})

it('of any run that waits is what it comes to when all of them begin', () => {
  fc.assert(
    fc.property(anyQueue, ({ line, busy: atWork, turns: given }) => {
      const turns = new Map(given)
      const waiting = line.map((team, index): WaitingRun => ({ id: String(index), team, person: 'ann' }))
      const order = choose({ waiting, atWork, turns, capacity: Infinity, caps: { all: Infinity } })
      const ofTeams = Map.groupBy(waiting, ({ team }) => team)
      const lines = [...ofTeams].map(([team, runs]) => ({ team, waiting: runs.length }))
      for (const [team, runs] of ofTeams)
        for (const [before, run] of runs.entries())
          expect(runsAhead({ team, before }, lines, { atWork, turns })).toBe(order.indexOf(run))
    }),
  )
})
