import { projectScripts } from '../../project-files.ts'

export const operationsScripts = projectScripts({
  id: 'operations-scripts',
  title: { en: 'Scripts for operations are there', zh: '运维脚本齐备' },
  scripts: {
    '6.3.1': 'scripts/deploy-prod.sh',
    '6.3.2': 'scripts/rollback.sh',
    '6.3.3': 'scripts/health-check.sh',
    '6.3.4': 'scripts/log-collection.sh',
  },
})
