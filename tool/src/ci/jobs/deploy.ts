import type { Job, Trigger } from '../pipeline.ts'

interface Deploy {
  readonly environment: string
  readonly on: Trigger
  readonly after: readonly string[]
  readonly approved: boolean
  readonly docker: boolean
}

/** Brings an environment and its app to what the commit says, and takes the release back if it does not hold up. */
export function deploy({ environment, on, after, approved, docker }: Deploy): Job {
  return {
    id: environment,
    name: { en: `Deploy to ${environment}`, zh: `部署到 ${environment}` },
    on: [on],
    after,
    access: { environment, role: 'change' },
    deploysTo: environment,
    approved,
    docker,
    steps: [
      {
        name: { en: 'Carry the plan out', zh: '执行计划' },
        run: `npx tengyun apply ${environment} --yes`,
      },
      {
        name: { en: 'Bring the release', zh: '部署新版本' },
        run: `npx tengyun deploy ${environment}`,
      },
      {
        name: { en: 'Health and proof, else take it back', zh: '健康检查与验证，不通过则回退' },
        run: `npx tengyun ci gate ${environment}`,
      },
    ],
  }
}
