import type { Option } from '../command.ts'

export const json: Option = {
  flags: '--json',
  summary: { en: 'one JSON document for machines', zh: '输出供程序读取的 JSON' },
}

export const yes: Option = {
  flags: '--yes',
  summary: { en: 'answer yes to questions, for scripts', zh: '对所有提问回答“是”，供脚本使用' },
}

export const deleteData: Option = {
  flags: '--delete-data <environment>',
  summary: {
    en: 'agree that its data is deleted, for scripts',
    zh: '同意删除该环境的数据，供脚本使用',
  },
}

export const noBackup: Option = {
  flags: '--no-backup',
  summary: { en: 'delete data without a backup of it', zh: '删除数据前不做备份' },
}

/** Of what commands take: the usual place of the environment. */
export const environment = '[environment]'
