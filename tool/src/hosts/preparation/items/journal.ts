import type { Item } from '../item.ts'

/** What was logged before a reboot is what explains it. */
export const journal: Item = {
  id: 'journal',
  title: { en: 'a journal that survives reboots', zh: '重启后保留的系统日志' },
  files: [
    {
      path: '/etc/systemd/journald.conf.d/60-tengyun.conf',
      content: '[Journal]\nStorage=persistent\nSystemMaxUse=1G\nMaxRetentionSec=1month\n',
    },
  ],
  check: ['test -d /var/log/journal'],
  apply: ['mkdir -p /var/log/journal', 'systemctl restart systemd-journald'],
}
