import { preparedItem } from '../prepared-item.ts'

export const hostFirewall = preparedItem(
  {
    id: 'host-firewall',
    title: { en: 'Hosts have a firewall of their own', zh: '主机自身启用防火墙' },
    story: ['1.3.3', 'T3'],
    expected: {
      en: 'it denies whatever is not named, also for what containers publish',
      zh: '默认拒绝，容器发布的端口同样受控',
    },
  },
  ['firewall'],
)
