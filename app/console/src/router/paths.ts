/** The addresses of the console: nothing else joins strings into one. */
export const paths = {
  situation: '/',
  emergencies: '/emergencies',
  emergency: (id: string) => `/emergencies/${id}`,
  plans: '/plans',
  plan: (id: string) => `/plans/${id}`,
  reports: '/reports',
  teams: '/teams',
  team: (id: string) => `/teams/${id}`,
  runs: '/runs',
  run: (id: string) => `/runs/${id}`,
  operations: '/operations',
  audit: '/operations/audit',
  people: '/operations/people',
  releases: '/operations/releases',
  settings: '/operations/settings',
} as const
