import type { HostProgram } from '../hosts/program.ts'

/** What a host runs to tell what goes on. */
export const monitorProgram: HostProgram = {
  title: 'tell what goes on',
  main: 'monitor/host/main.ts',
  parts: [
    'monitor/host',
    'health/host',
    'alarms/host/metrics/parse.ts',
    'hosts/paths.ts',
    'hosts/postgres-greeting.ts',
    'databases/clients',
    'databases/postgres/lag.ts',
  ],
  timeout: 60,
}
