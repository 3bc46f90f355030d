import { describe, expect, it } from 'vitest'
import { nextTrigger, readSchedule } from './schedule.ts'

const china = (text: string) => Date.parse(`${text}+08:00`)

describe('the next snapshot', () => {
  // A Saturday.
  const now = china('2026-03-14T10:30:00')
  const next = (policy: Parameters<typeof readSchedule>[0], createdAt = now) =>
    nextTrigger([readSchedule(policy)], createdAt, now)

  it('is later today if an hour of today is left', () => {
    expect(next({ Hour: [3, 22], DayOfWeek: [0, 1, 2, 3, 4, 5, 6] })).toBe(china('2026-03-14T22:00:00'))
  })

  it('is on the next day of the week that is named', () => {
    expect(next({ Hour: [3], DayOfWeek: [6, 1] })).toBe(china('2026-03-16T03:00:00'))
  })

  it('skips months that lack the day', () => {
    expect(next({ Hour: [0], DayOfMonth: [13] })).toBe(china('2026-04-13T00:00:00'))
    expect(
      nextTrigger([readSchedule({ Hour: [0], DayOfMonth: [31] })], now, china('2026-03-31T01:00:00')),
    ).toBe(china('2026-05-31T00:00:00'))
  })

  it('counts intervals from the first day of the policy', () => {
    const createdAt = china('2026-03-12T23:00:00')
    expect(next({ Hour: [3], IntervalDays: 5 }, createdAt)).toBe(china('2026-03-17T03:00:00'))
  })

  it('is the earliest of several schedules', () => {
    const schedules = [
      { Hour: [3], DayOfWeek: [1] },
      { Hour: [4], DayOfWeek: [0] },
    ].map(readSchedule)
    expect(nextTrigger(schedules, now, now)).toBe(china('2026-03-15T04:00:00'))
  })

  it.each([
    [{ Hour: [24], DayOfWeek: [1] }],
    [{ Hour: [], DayOfWeek: [1] }],
    [{ Hour: [1] }],
    [{ Hour: [1], DayOfWeek: [1], IntervalDays: 2 }],
    [{ Hour: [1], IntervalDays: 0 }],
  ])('is refused for %j', (policy) => {
    expect(() => readSchedule(policy)).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }))
  })
})
