import type { HostProgram } from '../hosts/program.ts'

/** What a host runs to tell how it is. */
export const surveyProgram: HostProgram = {
  title: 'tell how it is',
  main: 'health/host/main.ts',
  parts: [
    'health/host',
    'hosts/paths.ts',
    'hosts/postgres-greeting.ts',
    'backups/host/run-program.ts',
    'backups/host/postgres/server.ts',
    'backups/host/postgres/session.ts',
    'backups/host/redis/connection.ts',
    'backups/host/redis/replies.ts',
  ],
  timeout: 90,
}
