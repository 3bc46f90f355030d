import type { Problem } from '../errors/tengyun-error.ts'
import { haveRoles } from '../hosts/role.ts'
import type { AppConfig, EnvironmentConfig } from './schema.ts'

type OwnHosts = NonNullable<EnvironmentConfig['compute']['ssh']>['hosts']

/** Mistakes in what hosts are for. */
export function roleProblems({ secrets }: AppConfig, { compute, variables }: EnvironmentConfig): Problem[] {
  if (!haveRoles(compute)) return []
  return [
    ...(variables.ROLE === undefined ? [] : [{ path: 'variables.ROLE', message: isTold }]),
    ...(secrets.includes('ROLE') ? [{ path: 'compute', message: isSecret }] : []),
    ...(compute.ssh === undefined ? [] : ownHostProblems(compute.ssh.hosts)),
  ]
}

function ownHostProblems(hosts: OwnHosts): Problem[] {
  const silent = hosts.flatMap(({ role }, at) =>
    role === undefined ? [{ path: `compute.ssh.hosts[${at}].role`, message: isMissing }] : [],
  )
  if (silent.length > 0) return silent
  const lacking = (['web', 'worker'] as const).filter((role) => !hosts.some((host) => host.role === role))
  return lacking.map((role) => ({ path: 'compute.ssh.hosts', message: lacks[role] }))
}

const isTold = {
  en: 'Each host is told its own role already; leave this out.',
  zh: '每台主机的角色已由配置决定，请去掉此项。',
}

const isSecret = {
  en: 'Each host is told its role in ROLE, which app.secrets has for something else.',
  zh: '主机的角色通过 ROLE 告知应用，而 app.secrets 已占用此名称。',
}

const isMissing = {
  en: 'Other hosts have a role, so this one needs one: "web" or "worker".',
  zh: '其他主机已指定角色，此主机也须指定：“web” 或 “worker”。',
}

const lacks = {
  web: { en: 'One of them has to serve people: "web".', zh: '至少一台须服务用户：“web”。' },
  worker: { en: 'One of them has to work: "worker".', zh: '至少一台须执行任务：“worker”。' },
}
