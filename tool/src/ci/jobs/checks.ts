import type { Job, Step, Trigger } from '../pipeline.ts'
import type { PipelineSource } from '../project.ts'

/** Scripts that look at the code without running it, by the names that people give them. */
const names = ['format:check', 'lint', 'types', 'typecheck', 'type-check', 'check']

/** Lint and types, as far as the project has scripts for them; and whether these pipelines are the project's own. */
export function checks({ scripts }: PipelineSource, on: readonly Trigger[]): Job {
  const own = names.filter((name) => name in scripts)
  return {
    id: 'check',
    name: { en: 'Lint and types', zh: '静态检查与类型' },
    on,
    after: [],
    steps: [...own.map(script), drift],
  }
}

function script(name: string): Step {
  return { name: { en: `Check: ${name}`, zh: `检查：${name}` }, run: `npm run ${name}` }
}

const drift: Step = {
  name: { en: 'Pipelines are as the config says', zh: '流水线与配置一致' },
  run: 'npx tengyun ci check',
}
