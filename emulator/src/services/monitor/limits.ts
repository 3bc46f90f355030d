/** As the official SDK documents the fields. */
export const limits = {
  nameLength: 60,
  remarkLength: 100,
  userNotices: 5,
  urlNotices: 6,
  urlLength: 256,
  clsNotices: 1,
  /** ModifyAlarmPolicyNotice */
  policiesPerCall: 30,
  /** Seconds of a day. */
  lastSecond: 86_399,
} as const

/** Seconds; what DescribeAlarmMetrics tells of every metric here. */
export const periods: readonly number[] = [60, 300]

export const operators: readonly string[] = ['gt', 'ge', 'lt', 'le', 'eq', 'ne']

export const continuePeriods: readonly number[] = [1, 2, 3, 4, 5]

/** Seconds between repeated alarms; 0 is once. */
export const noticeFrequencies: readonly number[] = [
  0, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
]
