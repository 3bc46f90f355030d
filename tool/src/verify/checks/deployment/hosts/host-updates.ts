import { preparedItem } from '../../prepared-item.ts'

export const hostUpdates = preparedItem(
  {
    id: 'host-updates',
    title: { en: 'Hosts install security updates by themselves', zh: '主机自动安装安全更新' },
    story: ['1.3.1'],
    expected: {
      en: 'packages from a mirror near by, unattended upgrades switched on',
      zh: '使用就近镜像，并启用无人值守更新',
    },
  },
  ['package-mirror', 'basics', 'updates'],
)
