import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const loadBalancer: Check = {
  id: 'load-balancer',
  title: { en: 'The load balancer finds every host healthy', zh: '负载均衡后端全部健康' },
  story: ['1.4.3'],
  expected: { en: 'all its targets are healthy', zh: '全部后端健康' },
  mend: {
    en: 'Look at what the host answers: `npx tengyun health`.',
    zh: '检查主机状态：`npx tengyun health`。',
  },
  async run(input) {
    if (input.session.environment.loadBalancer === undefined) return none
    const { id } = observedAt(input, 'clb/main')
    const { cloud } = input.session.context
    const answer = await cloud.call('clb', 'DescribeTargetHealth', { LoadBalancerIds: [id] })
    const targets = (answer.LoadBalancers ?? []).flatMap(({ Listeners = [] }) =>
      (Listeners ?? []).flatMap(({ Port, Rules = [] }) =>
        (Rules ?? []).flatMap(({ Targets = [] }) =>
          (Targets ?? []).map(({ IP, HealthStatus }) => ({
            name: `:${Port} → ${IP}`,
            well: HealthStatus === true,
          })),
        ),
      ),
    )
    const evidence = targets.map(({ name, well }) => `${name}: ${well ? 'healthy' : 'not healthy'}`)
    const well = targets.filter((target) => target.well).length
    return judged(targets.length > 0 && well === targets.length, `${well}/${targets.length}`, evidence)
  },
}

const none = notChosen({
  en: 'The environment has no load balancer (loadBalancer): one host serves by itself.',
  zh: '环境未配置负载均衡（loadBalancer），由单台主机直接服务。',
})
