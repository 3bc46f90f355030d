import type { HostProgram } from '../hosts/program.ts'

/** What a host runs to look through its logs. */
export const logProgram: HostProgram = {
  title: 'look through the logs',
  main: 'logs/host/main.ts',
  parts: ['logs/host', 'hosts/paths.ts'],
  timeout: 60,
}
