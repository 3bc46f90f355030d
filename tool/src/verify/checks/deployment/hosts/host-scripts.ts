import { projectScripts } from '../../project-files.ts'

export const hostScripts = projectScripts({
  id: 'host-scripts',
  title: { en: 'Scripts for the servers are there', zh: '服务器管理脚本齐备' },
  scripts: {
    '1.5.1': 'scripts/deploy.sh',
    '1.5.2': 'scripts/backup.sh',
    '1.5.3': 'scripts/monitor.sh',
    '1.5.4': 'scripts/update.sh',
  },
})
