import { planOf } from '../../../session.ts'
import type { Check, CheckInput } from '../../check.ts'
import { judged } from '../../finding.ts'
import { hostSurveys } from '../../measure/host-survey.ts'
import { secretsToKeep } from '../../measure/secrets.ts'

export const secretsHidden: Check = {
  id: 'secrets-hidden',
  title: { en: 'Secrets show nowhere', zh: '密钥不外泄' },
  story: ['T3', '4.2.1'],
  expected: {
    en: 'none in the plan, in the cloud’s record of what ran on hosts, in arguments of processes, in logs, in releases',
    zh: '计划、云端执行记录、进程参数、日志与发布内容中均无密钥',
  },
  mend: {
    en: 'Rotate what was found with `npx tengyun secrets rotate`, and deploy; then remove the place.',
    zh: '用 `npx tengyun secrets rotate` 轮换并重新部署，再清除泄露处。',
  },
  async run(input) {
    const secrets = secretsToKeep(input.session)
    const onHosts = [...(await hostSurveys(input))].flatMap(([host, { leaks }]) => {
      if ('why' in leaks) throw new Error(`${host}: ${leaks.why}`)
      return leaks.told.map(({ name, where }) => `${host}: ${name} in ${where}`)
    })
    const texts = {
      'the plan': JSON.stringify(await planOf(input.session)),
      'the record of TAT': await recordOf(input),
    }
    const here = Object.entries(texts).flatMap(([where, text]) =>
      secrets.filter(({ value }) => text.includes(value)).map(({ name }) => `${name} in ${where}`),
    )
    const leaks = [...onHosts, ...here]
    return judged(
      leaks.length === 0,
      leaks.length === 0
        ? { en: `${secrets.length} secrets, found nowhere`, zh: `${secrets.length} 个密钥，均未发现泄露` }
        : leaks.join('; '),
      leaks.length === 0 ? secrets.map(({ name }) => `looked for: ${name}`) : leaks,
    )
  },
}

/** What the cloud wrote down of the newest scripts that ran on hosts, and of what these printed. */
async function recordOf({ session, hosts }: CheckInput): Promise<string> {
  const ids = session.environment.compute.ssh === undefined ? hosts.map(({ id }) => id) : []
  if (ids.length === 0) return ''
  const { InvocationTaskSet = [] } = await session.context.cloud.call('tat', 'DescribeInvocationTasks', {
    Filters: [{ Name: 'instance-id', Values: ids }],
    HideOutput: false,
    Limit: 50,
  })
  return (InvocationTaskSet ?? [])
    .flatMap(({ CommandDocument, TaskResult }) => [CommandDocument?.Content ?? '', TaskResult?.Output ?? ''])
    .map((encoded) => Buffer.from(encoded, 'base64').toString())
    .join('\n')
}
