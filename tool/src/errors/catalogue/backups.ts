import type { Entry } from './entry.ts'

export const backups = {
  'backup/not-configured': {
    family: 'input',
    title: { en: 'This environment keeps no backups of its own.', zh: '该环境没有配置备份。' },
    next: {
      en: 'Add `backups: {}` to it in the config, and apply that.',
      zh: '请在配置中为该环境加入 `backups: {}`，然后执行 apply。',
    },
  },
  'backup/no-bucket': {
    family: 'input',
    title: { en: 'There is no bucket for backups yet.', zh: '尚无存放备份的存储桶。' },
    next: { en: 'Create what the config asks for:', zh: '请先创建配置所要求的资源：' },
  },
  'backup/no-key': {
    family: 'input',
    title: { en: 'There is no key of age where one was expected.', zh: '未找到 age 密钥。' },
    next: {
      en: 'Bring the key that lies in the safe, and name its file: --identity FILE',
      zh: '请取出保管的密钥，并指明其文件：--identity 文件',
    },
  },
  'backup/wrong-key': {
    family: 'input',
    title: { en: 'This key does not open the backup.', zh: '该密钥无法打开此备份。' },
    next: {
      en: 'Name the file of another key: --identity FILE. `tengyun backup list` tells for whom each backup is.',
      zh: '请指明另一个密钥文件：--identity 文件。`tengyun backup list` 会列出每份备份的接收者。',
    },
  },
  'backup/unknown': {
    family: 'input',
    title: { en: 'There is no backup of that name.', zh: '没有这个名称的备份。' },
    next: { en: 'See which there are:', zh: '查看已有的备份：' },
  },
  'backup/busy': {
    family: 'outside',
    title: { en: 'A backup is being made already.', zh: '已有备份正在进行。' },
    next: { en: 'Wait until it has ended, and look at the list.', zh: '请等待其结束，然后查看备份列表。' },
  },
  'backup/failed': {
    family: 'outside',
    title: { en: 'The backup failed.', zh: '备份失败。' },
    next: {
      en: 'Earlier backups are as they were. Mend what is named above and try again.',
      zh: '先前的备份不受影响。请处理上述问题后重试。',
    },
  },
  'backup/damaged': {
    family: 'verification',
    title: { en: 'The backup is not what was written.', zh: '备份与写入时的内容不一致。' },
    next: {
      en: 'Nothing was restored from it. Take the one before, and find out who changed this one.',
      zh: '没有从中恢复任何内容。请改用更早的备份，并查明此备份为何改变。',
    },
  },
  'backup/restore-failed': {
    family: 'outside',
    title: { en: 'The backup was not restored.', zh: '备份未能恢复。' },
    next: {
      en: 'The live database is as it was. Mend what is named above, or take another backup.',
      zh: '线上数据库不受影响。请处理上述问题，或改用其他备份。',
    },
  },
  'backup/drill-failed': {
    family: 'verification',
    title: { en: 'The newest backup does not bring the app back.', zh: '最新的备份无法使应用恢复运行。' },
    next: {
      en: 'Mend what is named above, make another backup and try that one. Earlier proven backups are kept.',
      zh: '请处理上述问题，重新备份并再次演练。先前已验证的备份均已保留。',
    },
  },
  'backup/no-database': {
    family: 'input',
    title: { en: 'No database lies in this backup.', zh: '此备份中没有数据库。' },
    next: { en: 'What lies there comes back as files:', zh: '可将其内容恢复为文件：' },
  },
  'backup/live-database': {
    family: 'input',
    title: { en: 'This would put a backup in the place of live data.', zh: '此操作会用备份替换线上数据。' },
    next: {
      en: 'Type the name of the environment when asked, or in a script add:',
      zh: '请在提示时输入环境名，或在脚本中加上：',
    },
  },
  'backup/unproven': {
    family: 'verification',
    title: { en: 'No recent backup is proven.', zh: '近期没有经过验证的备份。' },
    next: { en: 'Restore the newest one on trial:', zh: '请试恢复最新的备份：' },
  },
} as const satisfies Record<string, Entry>
