import { preparedItem } from '../../prepared-item.ts'

export const hostAccounts = preparedItem(
  {
    id: 'host-accounts',
    title: { en: 'Who may do what on hosts is settled', zh: '主机用户与权限已设置' },
    story: ['1.3.4'],
    expected: {
      en: 'an account for deployments, no login with a password, root only where the config says so',
      zh: '部署专用账户；禁止密码登录；仅在配置允许时 root 可登录',
    },
  },
  ['deploy-user', 'login'],
)
