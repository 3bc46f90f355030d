import type { Job } from '../pipeline.ts'

/** What a change would do to an environment, what it would cost and what speaks against it, for those who review it. */
export function plan(environment: string): Job {
  const file = `reports/plan-${environment}.md`
  return {
    id: `plan-${environment}`,
    name: { en: `Plan for ${environment}`, zh: `${environment} 环境的计划` },
    on: ['change'],
    after: ['check'],
    access: { environment, role: 'look' },
    reports: { junit: false, coverage: false },
    steps: [
      {
        name: {
          en: `Plan ${environment}, with its cost and findings`,
          zh: `计划 ${environment}：费用与策略`,
        },
        run: `npx tengyun plan ${environment} --markdown ${file}`,
      },
      {
        name: { en: 'Show it on the change request', zh: '发布到变更请求' },
        run: `npx tengyun ci comment ${file}`,
      },
    ],
  }
}
