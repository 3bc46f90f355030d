import { defineConfig } from 'vitest/config'
import { LongestFirst } from './e2e/support/longest-first.ts'

/**
 * Real databases, hosts and processes on a machine that may be busy: what takes one second may take ten. Two files at
 * once, since they wait for others more than they work.
 */
const patient = {
  maxWorkers: 2,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'tool', include: ['tool/**/*.test.ts'], ...patient } },
      { test: { name: 'emulator', include: ['emulator/**/*.test.ts'], ...patient } },
      { test: { name: 'app', include: ['app/**/*.test.ts'], ...patient } },
      { test: { name: 'docs', include: ['docs/**/*.test.ts'] } },
      // A thousand seeds, one file for each core.
      {
        test: {
          name: 'simulation',
          include: ['e2e/simulation/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 900_000,
          hookTimeout: 600_000,
        },
      },
      // Stories over the whole product, in fresh clones: minutes, not milliseconds. Two at once, as each has its own
      // network, ports and folders.
      {
        test: {
          name: 'e2e',
          include: ['e2e/*.test.ts'],
          // After the seeds, which take both cores.
          sequence: { groupOrder: 1 },
          testTimeout: 900_000,
          hookTimeout: 600_000,
          maxWorkers: 2,
          globalSetup: 'e2e/support/docker/before-all.ts',
        },
      },
    ],
  },
})
