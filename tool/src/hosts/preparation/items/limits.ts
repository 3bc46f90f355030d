import type { Item } from '../item.ts'

/** A connection is an open file, and one proxied request has two. */
const openFiles = 65_536

export const limits: Item = {
  id: 'limits',
  title: { en: 'limits of processes', zh: '进程资源限制' },
  files: [
    {
      path: '/etc/security/limits.d/60-tengyun.conf',
      content: ['*', 'root']
        .map(
          (user) =>
            `${user} soft nofile ${openFiles}\n${user} hard nofile ${openFiles}\n${user} hard core 0\n`,
        )
        .join(''),
    },
    {
      // Services do not log in, so the limits above are not theirs.
      path: '/etc/systemd/system.conf.d/60-tengyun.conf',
      content: `[Manager]\nDefaultLimitNOFILE=${openFiles}\nDefaultLimitCORE=0\n`,
    },
  ],
  apply: ['systemctl daemon-reexec'],
}
