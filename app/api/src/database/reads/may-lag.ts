/**
 * The routes whose answers may come from a standby, a moment behind: what people browse, search and add up. Everything
 * else is read from the primary: single objects, which somebody may have just been told of; what is acted upon, such as
 * what waits for the commander; and what the cache keeps, since it would keep what is behind for those who wrote it.
 */
export const mayLag: ReadonlySet<string> = new Set([
  'GET /api/emergencies',
  'GET /api/plans',
  'GET /api/runs',
  'GET /api/usage',
  'GET /api/artifacts',
  'GET /api/files',
  'GET /api/audit',
])
