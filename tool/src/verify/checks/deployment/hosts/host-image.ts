import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedOf } from '../../../observed.ts'
import { ownHosts } from './own-hosts.ts'

export const hostImage: Check = {
  id: 'host-image',
  title: { en: 'Hosts run a supported Ubuntu LTS', zh: '主机运行受支持的 Ubuntu LTS' },
  story: ['1.1.2', 'R2'],
  expected: { en: 'Ubuntu 20.04 LTS or a later LTS', zh: 'Ubuntu 20.04 LTS 或更新的 LTS' },
  mend: {
    en: 'A host keeps the image it was made from: remove it by its key with `npx tengyun destroy` or by the number of hosts in the config, and apply again.',
    zh: '主机的镜像不可更改：请移除该主机后重新运行 `npx tengyun apply`。',
  },
  async run(input) {
    const ids = observedOf(input, 'cvm').map(({ id }) => id)
    if (ids.length === 0) return ownHosts
    const { cloud } = input.session.context
    const { InstanceSet = [] } = await cloud.call('cvm', 'DescribeInstances', { InstanceIds: ids })
    const evidence = InstanceSet.map(
      ({ InstanceId, OsName, ImageId }) => `${InstanceId}: ${OsName} (${ImageId})`,
    )
    const holds = InstanceSet.length === ids.length && InstanceSet.every(({ OsName = '' }) => isLts(OsName))
    return judged(holds, evidence.join(', '), evidence)
  },
}

/** Every second April: 20.04, 22.04, 24.04. */
function isLts(name: string): boolean {
  const [, year] = /Ubuntu.*?(\d\d)\.04/i.exec(name) ?? []
  return year !== undefined && Number(year) >= 20 && Number(year) % 2 === 0
}
