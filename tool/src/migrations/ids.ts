/** Every hazard by its id, which never changes: migrations accept them by it. */
export const hazardIds = [
  'drop/table',
  'drop/column',
  'rename',
  'column/type',
  'column/not-null',
  'column/required',
  'index/blocking',
  'constraint/scan',
  'rows/all',
] as const

export type HazardId = (typeof hazardIds)[number]
