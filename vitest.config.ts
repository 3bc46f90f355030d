import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'tool', include: ['tool/**/*.test.ts'] } },
      { test: { name: 'emulator', include: ['emulator/**/*.test.ts'] } },
      { test: { name: 'app', include: ['app/**/*.test.ts'] } },
    ],
  },
})
