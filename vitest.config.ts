import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'tool', include: ['tool/**/*.test.ts'] } },
      { test: { name: 'emulator', include: ['emulator/**/*.test.ts'] } },
      { test: { name: 'app', include: ['app/**/*.test.ts'] } },
      // Stories over the whole product, in fresh clones: minutes, not milliseconds.
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
