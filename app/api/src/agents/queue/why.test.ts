import { expect, it } from 'vitest'
import { whyWaiting } from './why.ts'

const given = {
  atWork: [
    { team: 'a', person: 'ann', runs: 2 },
    { team: 'b', person: 'bob', runs: 1 },
  ],
  ...{ capacity: 3, caps: { all: 10, team: 2, person: 3 } },
}
const lines = [
  { team: 'a', person: 'eve', runs: 7 },
  { team: 'b', person: 'ann', runs: 4 },
]

it('is told of every run that waits: its team is at its cap, or all places are taken', () => {
  expect(Object.fromEntries(whyWaiting(lines, given))).toEqual({
    worker: 0,
    model: 0,
    place: 4,
    team: 7,
    person: 0,
  })
})

it('is the person where the team has room', () => {
  const caps = { all: 10, team: 5, person: 2 }
  expect(Object.fromEntries(whyWaiting(lines, { ...given, caps }))).toMatchObject({ place: 7, person: 4 })
})

it('is that no worker lives, whatever else', () => {
  expect(whyWaiting(lines, { ...given, capacity: 0 }).get('worker')).toBe(11)
})

it('is the model before any cap, since no place would help', () => {
  const limited = lines.map((line) => ({ ...line, limited: line.team === 'a' }))
  expect(Object.fromEntries(whyWaiting(limited, given))).toMatchObject({ model: 7, place: 4, team: 0 })
})
