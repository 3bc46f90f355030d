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
    'backups/host/run-program.ts',
    'backups/host/postgres/server.ts',
    'backups/host/postgres/session.ts',
    'backups/host/redis/connection.ts',
    'backups/host/redis/replies.ts',
  ],
  timeout: 60,
}
