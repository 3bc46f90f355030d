import { describe, expect, it } from 'vitest'
import { classReport } from './classes.ts'

const GIBIBYTE = 1024 ** 3
const now = Date.UTC(2026, 10, 23)
const daysAgo = (days: number) => now - days * 24 * 60 * 60 * 1000

const object = (storageClass: string, size: number, modified: number) => ({
  ...{ key: 'a', etag: '', storageClass, size, modified },
})

describe('what lies in which storage class', () => {
  it('is added up, with what it costs a month', async () => {
    const { classes } = await classReport(
      [
        object('STANDARD', 10 * GIBIBYTE, now),
        object('ARCHIVE', 100 * GIBIBYTE, now),
        object('STANDARD', 0, now),
        object('MAZ_STANDARD', GIBIBYTE, now),
      ],
      now,
    )
    expect(classes).toEqual([
      { storageClass: 'STANDARD', objects: 2, bytes: 10 * GIBIBYTE, monthly: expect.closeTo(1.18) },
      { storageClass: 'ARCHIVE', objects: 1, bytes: 100 * GIBIBYTE, monthly: expect.closeTo(3.3) },
      { storageClass: 'MAZ_STANDARD', objects: 1, bytes: GIBIBYTE, monthly: undefined },
    ])
  })

  it('could be cheaper where it is old, large enough and warm', async () => {
    const { movable } = await classReport(
      [
        object('STANDARD', 100 * GIBIBYTE, daysAgo(31)),
        object('STANDARD', GIBIBYTE, daysAgo(29)),
        object('STANDARD', 1000, daysAgo(400)),
        object('STANDARD_IA', GIBIBYTE, daysAgo(400)),
      ],
      now,
    )
    expect(movable).toMatchObject({ to: 'STANDARD_IA', objects: 1, saves: expect.closeTo(3.8) })
  })
})
