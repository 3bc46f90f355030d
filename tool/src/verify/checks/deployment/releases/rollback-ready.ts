import { openRuntime } from '../../../../hosts/runtimes/index.ts'
import type { Check } from '../../../check.ts'
import { failed, passed, skipped } from '../../../finding.ts'

export const rollbackReady: Check = {
  id: 'rollback-ready',
  title: { en: 'There is an earlier release to go back to', zh: '可回滚到先前版本' },
  story: ['5.4.4'],
  expected: {
    en: 'an earlier release on every host, ready to be started',
    zh: '每台主机都保留可立即启动的先前版本',
  },
  mend: { en: 'Set releases.keep, and deploy.', zh: '设置 releases.keep 后重新部署。' },
  async run({ session, hosts }) {
    const { project, app } = session.project.config
    const runtime = openRuntime({ project, app, compute: session.environment.compute })
    const facts = await Promise.all(hosts.map((host) => runtime.facts(host)))
    const evidence = facts.map(({ releases }, index) => `${hosts[index]?.name}: ${releases.join(', ')}`)
    if (facts.some(({ active }) => active === undefined)) return failed('–', evidence)
    const fewest = Math.min(...facts.map(({ releases }) => releases.length))
    if (fewest < 2) return onlyOne
    return passed(
      { en: `${fewest - 1} earlier on each host`, zh: `每台主机保留 ${fewest - 1} 个先前版本` },
      evidence,
    )
  },
}

const onlyOne = skipped({
  en: 'The environment has had one release only: after the next deploy there is one to go back to.',
  zh: '环境只部署过一个版本：下次部署后即可回滚。',
})
