const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

const tengyun = (...words) => ['node', 'tool/bin/tengyun.js', ...words]
const bin = (name, ...words) => ['node', `node_modules/${name}`, ...words]
const vitest = (...words) => bin('vitest/vitest.mjs', 'run', ...words)
const types = (part) => bin('typescript/bin/tsc', '-p', part)

/** What the repository's scripts do, each as the programs it runs one after the other. */
export const tasks = {
  start: {
    needs: ['environment'],
    steps: (words) => [tengyun('up', 'local', '--yes', ...words)],
    closing: chinese
      ? ['', '停止：npm stop（保留数据）', '删除：npx tengyun destroy local --yes']
      : ['', 'Stop it: npm stop (keeps the data)', 'Remove it: npx tengyun destroy local --yes'],
  },
  stop: { steps: () => [tengyun('emulator', 'stop')] },
  test: {
    needs: ['environment', 'hosts'],
    inMemory: true,
    steps: (words) => [vitest('--project', '!e2e', '--project', '!simulation', ...words)],
  },
  e2e: {
    needs: ['environment', 'hosts', 'stories'],
    inMemory: true,
    steps: (words) => [vitest('--project', 'simulation', '--project', 'e2e', ...words)],
  },
  bench: {
    needs: ['environment', 'hosts', 'stories'],
    steps: (words) => [['node', 'bench/main.ts', ...words]],
  },
  replay: { steps: (words) => [['node', 'app/api/src/agents/replay/main.ts', ...words]] },
  team: { steps: (words) => [['node', 'app/api/src/agents/components/command/main.ts', ...words]] },
  check: {
    // None knows of another, and each works on one core.
    atOnce: 2,
    steps: () => [
      bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      // The longest first.
      ...['e2e', 'app/api'].map(types),
      bin('vue-tsc/bin/vue-tsc.js', '-p', 'app/console'),
      ...['tool', 'docs', 'emulator', 'bench', 'scripts/pack'].map(types),
    ],
  },
  format: { steps: () => [bin('@biomejs/biome/bin/biome', 'check', '--write', '.')] },
  generate: {
    steps: () => [
      ['node', 'emulator/generate/main.ts'],
      ['node', 'docs/generate/main.ts'],
      ['node', 'app/console/generate-client.ts'],
    ],
  },
  pack: { steps: (words) => [['node', 'scripts/pack/main.ts', ...words]] },
  setup: { needs: ['environment', 'hosts', 'stories'], steps: () => [] },
}
