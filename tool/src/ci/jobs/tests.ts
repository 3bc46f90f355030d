import type { Job, Step, Trigger } from '../pipeline.ts'
import type { PipelineSource } from '../project.ts'

/** Kinds of tests that people tell apart, fastest first. Where none of them is, `test` is all there is. */
const kinds = ['test:unit', 'test:integration', 'test:api']
const stories = ['test:e2e', 'e2e']

/** Every script of tests that the project has, each with its results for machines. */
export function tests(source: PipelineSource, on: readonly Trigger[]): Job[] {
  const { scripts } = source
  const apart = kinds.filter((name) => name in scripts)
  const names = [...(apart.length > 0 ? apart : ['test']), ...stories].filter((name) => name in scripts)
  if (names.length === 0) return []
  const runner = runnerOf(source)
  return [
    {
      id: 'test',
      name: { en: 'Tests', zh: '测试' },
      on,
      after: ['check'],
      steps: names.map((name, index) => testStep(name, runner, measuresCoverage(source) && index === 0)),
      reports: { junit: runner !== undefined, coverage: measuresCoverage(source) },
    },
  ]
}

type Runner = 'vitest' | 'node'

function runnerOf({ scripts, packages }: PipelineSource): Runner | undefined {
  if (packages.includes('vitest')) return 'vitest'
  return Object.values(scripts).some((text) => /\bnode\b.* --test\b/.test(text)) ? 'node' : undefined
}

function measuresCoverage({ packages }: PipelineSource): boolean {
  return packages.some((name) => name.startsWith('@vitest/coverage-'))
}

/** Coverage is measured in the first, which are the fastest. */
function testStep(name: string, runner: Runner | undefined, coverage: boolean): Step {
  const plain = `npm run ${name}`
  const results = `reports/junit/${name.replaceAll(':', '-')}.xml`
  const run = { vitest: vitestCommand(plain, results, coverage), node: nodeCommand(plain, results) }
  return {
    name: { en: `Run: ${name}`, zh: `运行：${name}` },
    run: runner === undefined ? plain : run[runner],
  }
}

function vitestCommand(plain: string, results: string, coverage: boolean): string {
  const reporters = `--reporter=default --reporter=junit --outputFile.junit=${results}`
  const measured = coverage
    ? ' --coverage --coverage.reporter=text-summary --coverage.reporter=cobertura --coverage.reportsDirectory=reports/coverage'
    : ''
  return `${plain} -- ${reporters}${measured}`
}

/** The runner takes options before the files only, and npm adds words behind them: so they come by the environment. */
function nodeCommand(plain: string, results: string): string {
  const reporters = [
    '--test-reporter=spec --test-reporter-destination=stdout',
    `--test-reporter=junit --test-reporter-destination=${results}`,
  ].join(' ')
  return `mkdir -p reports/junit && NODE_OPTIONS='${reporters}' ${plain}`
}
