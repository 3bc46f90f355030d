import type { Entry } from './entry.ts'

export const releases = {
  'release/build-failed': {
    family: 'input',
    title: { en: 'The app could not be built.', zh: '应用构建失败。' },
    next: {
      en: 'Mend what the build names and deploy again; what was serving still serves.',
      zh: '请修正构建报错后重新部署；原有版本仍在服务。',
    },
  },
  'release/host-command-failed': {
    family: 'outside',
    title: { en: 'A step on the host failed.', zh: '主机上的一步操作失败。' },
    next: {
      en: 'Mend the cause and deploy again; what was serving still serves.',
      zh: '请处理原因后重新部署；原有版本仍在服务。',
    },
  },
  'release/no-registry-password': {
    family: 'input',
    title: {
      en: 'Nobody set the password for the registry of images.',
      zh: '尚未设置镜像仓库的密码。',
    },
    next: { en: 'Set it, then deploy again:', zh: '请先设置，再重新部署：' },
  },
  'release/probe-failed': {
    family: 'outside',
    title: { en: 'The new release did not become healthy.', zh: '新版本未能通过健康检查。' },
    next: {
      en: 'Mend the cause in the log above and deploy again; what was serving still serves.',
      zh: '请根据上面的日志处理原因后重新部署；原有版本仍在服务。',
    },
  },
  'release/no-host': {
    family: 'input',
    title: { en: 'The environment has not come up yet: it has no host.', zh: '环境尚未创建：还没有主机。' },
    next: { en: 'Bring the environment up first:', zh: '请先创建环境：' },
  },
  'release/host-lost': {
    family: 'outside',
    title: {
      en: 'A host does not answer, so nothing was begun: the others would serve another release than it does.',
      zh: '有主机没有应答，因此没有开始：否则其余主机与它的版本将不一致。',
    },
    next: {
      en: 'Go on with the others; it gets no requests until `apply` has it join with what serves then:',
      zh: '可先在其余主机上继续；该主机经 `apply` 以届时的版本重新加入前不接收请求：',
    },
  },
  'release/not-seen-healthy': {
    family: 'outside',
    title: {
      en: 'The load balancer did not find the host healthy after its switch.',
      zh: '切换后，负载均衡未能确认该主机健康。',
    },
    next: {
      en: 'Check that the health check’s path answers on the host (loadBalancer.healthCheck), and deploy again.',
      zh: '请确认主机上的健康检查路径（loadBalancer.healthCheck）有响应，然后重新部署。',
    },
  },
  'release/taken-back': {
    family: 'outside',
    title: {
      en: 'The new release did not hold up and was taken back.',
      zh: '新版本上线后表现不达标，已自动回滚。',
    },
    next: {
      en: 'Mend the cause and deploy again. The limits stand in the config (releases.guard).',
      zh: '请处理原因后重新部署。阈值见配置（releases.guard）。',
    },
  },
  'release/unknown': {
    family: 'input',
    title: { en: 'The environment has no such release.', zh: '环境中没有这个版本。' },
    next: { en: 'Choose one of those it has:', zh: '请选择已有的版本：' },
  },
  'release/not-kept': {
    family: 'input',
    title: { en: 'The release is no longer kept.', zh: '该版本已不再保留。' },
    next: {
      en: 'Choose one that is kept, or check its revision out and deploy that. `releases.keep` says how many are kept.',
      zh: '请选择仍保留的版本，或检出其代码版本后重新部署。保留数量由 `releases.keep` 决定。',
    },
  },
  'release/none-before': {
    family: 'input',
    title: { en: 'There is no earlier release to go back to.', zh: '没有更早的版本可以回退。' },
    next: { en: 'See which releases there are, and name one:', zh: '请查看已有版本并指定其一：' },
  },
  'release/canary-impossible': {
    family: 'input',
    title: { en: 'Here a canary cannot be run.', zh: '此环境无法进行灰度发布。' },
    next: {
      en: 'Deploy without --canary first; from then on the web server can share requests out.',
      zh: '请先不带 --canary 部署一次；之后 Web 服务器即可按比例分流。',
    },
  },
  'release/no-canary': {
    family: 'input',
    title: { en: 'No canary runs that could be promoted.', zh: '没有正在进行的灰度发布。' },
    next: { en: 'Begin one:', zh: '请先开始一次：' },
  },
} as const satisfies Record<string, Entry>
