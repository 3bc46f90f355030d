import type { Config } from '../../config/schema.ts'
import type { Job } from '../pipeline.ts'

/** What is looked at while nobody works. Each for itself: one that fails keeps the others from nothing. */
export function night(environment: string, { environments }: Config): Job[] {
  const jobs = [drift(environment), cost(environment)]
  return environments[environment]?.backups === undefined ? jobs : [...jobs, drill(environment)]
}

const nightly = { on: ['night'], after: [] } as const

const drift = (environment: string): Job => ({
  ...nightly,
  id: `drift-${environment}`,
  name: { en: `Changes by hand in ${environment}`, zh: `${environment} 的手工更改` },
  access: { environment, role: 'look' },
  steps: [
    {
      name: { en: 'Look for changes by hand', zh: '检查手工更改' },
      run: `npx tengyun drift ${environment}`,
    },
  ],
})

const cost = (environment: string): Job => ({
  ...nightly,
  id: `cost-${environment}`,
  name: { en: `Cost of ${environment}`, zh: `${environment} 的费用` },
  access: { environment, role: 'look' },
  steps: [
    {
      name: { en: 'Cost report', zh: '费用报告' },
      run: `npx tengyun cost ${environment}`,
    },
  ],
})

/** Runs a program on a host and writes down what it proved, so it takes the role that may change. */
const drill = (environment: string): Job => ({
  ...nightly,
  id: `drill-${environment}`,
  name: { en: `Backup drill in ${environment}`, zh: `${environment} 的备份演练` },
  access: { environment, role: 'change' },
  steps: [
    {
      name: { en: 'Restore the newest backup on trial', zh: '试恢复最新备份' },
      run: `npx tengyun drill ${environment}`,
    },
  ],
})
