import type { HostProgram } from '../hosts/program.ts'

/** What a host runs to tell how it is. */
export const surveyProgram: HostProgram = {
  title: 'tell how it is',
  main: 'health/host/main.ts',
  parts: [
    'health/host',
    'hosts/paths.ts',
    'hosts/postgres-greeting.ts',
    'databases/clients',
    'databases/postgres/lag.ts',
  ],
  timeout: 90,
}
