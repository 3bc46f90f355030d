import type { Policy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../errors.ts'

/** When snapshots are taken: at these hours of days chosen in one of three ways. In UTC+8. */
export interface Schedule {
  readonly hours: readonly number[]
  /** 0 is Sunday. */
  readonly daysOfWeek?: readonly number[]
  readonly daysOfMonth?: readonly number[]
  readonly intervalDays?: number
}

const hour = 3_600_000
const day = 24 * hour
const chinaOffset = 8 * hour

/** Longer than any schedule pauses: the 31st of a month comes within 62 days, an interval within 365. */
const horizon = 366

/** @throws CloudError `InvalidParameterValue` */
export function readSchedule({ Hour, DayOfWeek, DayOfMonth, IntervalDays }: Policy): Schedule {
  const days = [DayOfWeek, DayOfMonth, IntervalDays].filter((choice) => choice !== undefined)
  if (days.length !== 1) {
    throw invalid('One of DayOfWeek, DayOfMonth and IntervalDays is needed, and one only.')
  }
  return {
    hours: readNumbers('Hour', Hour, 0, 23),
    ...(DayOfWeek && { daysOfWeek: readNumbers('DayOfWeek', DayOfWeek, 0, 6) }),
    ...(DayOfMonth && { daysOfMonth: readNumbers('DayOfMonth', DayOfMonth, 1, 31) }),
    ...(IntervalDays !== undefined && { intervalDays: readNumber('IntervalDays', IntervalDays, 1, 365) }),
  }
}

export function showSchedule({ hours, daysOfWeek, daysOfMonth, intervalDays }: Schedule): Policy {
  return {
    Hour: [...hours],
    ...(daysOfWeek && { DayOfWeek: [...daysOfWeek] }),
    ...(daysOfMonth && { DayOfMonth: [...daysOfMonth] }),
    ...(intervalDays !== undefined && { IntervalDays: intervalDays }),
  }
}

/** The first moment after `now` that one of the schedules names; intervals count from the policy's first day. */
export function nextTrigger(schedules: readonly Schedule[], createdAt: number, now: number): number {
  const firstDay = dayNumber(createdAt)
  for (let number = dayNumber(now); number <= dayNumber(now) + horizon; number += 1) {
    const moments = schedules
      .filter((schedule) => isOnDay(schedule, number, firstDay))
      .flatMap(({ hours }) => hours.map((each) => number * day + each * hour - chinaOffset))
      .filter((moment) => moment > now)
    if (moments.length > 0) return Math.min(...moments)
  }
  throw new Error(`No day of the schedules ${JSON.stringify(schedules)} comes within ${horizon} days.`)
}

function isOnDay(
  { daysOfWeek, daysOfMonth, intervalDays }: Schedule,
  number: number,
  first: number,
): boolean {
  const date = new Date(number * day)
  if (daysOfWeek) return daysOfWeek.includes(date.getUTCDay())
  if (daysOfMonth) return daysOfMonth.includes(date.getUTCDate())
  return (number - first) % (intervalDays ?? 1) === 0
}

/** Days since 1970 in UTC+8. */
function dayNumber(time: number): number {
  return Math.floor((time + chinaOffset) / day)
}

function readNumbers(name: string, values: readonly (number | bigint)[], lowest: number, highest: number) {
  if (values.length === 0) throw invalid(`\`${name}\` is empty.`)
  const numbers = values.map((value) => readNumber(name, Number(value), lowest, highest))
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function readNumber(name: string, value: number, lowest: number, highest: number): number {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value
  throw invalid(`\`${name}\` takes whole numbers from ${lowest} to ${highest}.`)
}

function invalid(message: string): CloudError {
  return new CloudError('InvalidParameterValue', message)
}
