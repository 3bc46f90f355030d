import type { Command, Option } from '../command.ts'
import { deleteData, json } from './options.ts'

const identity: Option = {
  flags: '--identity <file>',
  summary: {
    en: 'the key that opens backups, such as the one from the safe',
    zh: '用于打开备份的密钥文件，例如保管的那一份',
  },
}

export const backup: Command = {
  name: 'backup',
  takes: '[action] [backup] [environment]',
  summary: {
    en: 'back up what cannot be made anew: backup | backup list | backup verify',
    zh: '备份无法重建的数据：backup | backup list | backup verify',
  },
  options: [identity, json],
  load: async () => (await import('../backup.ts')).backup,
}

export const restore: Command = {
  name: 'restore',
  takes: '[environment] [backup]',
  summary: {
    en: 'bring a backup back, beside the live database or in its place',
    zh: '恢复备份：恢复到线上数据库旁，或取而代之',
  },
  options: [
    {
      flags: '--to <place>',
      summary: {
        en: 'the database it becomes, or a folder: ./here; default: a new database',
        zh: '恢复成的数据库，或目录如 ./here；默认新建数据库',
      },
    },
    identity,
    deleteData,
    json,
  ],
  load: async () => (await import('../restore.ts')).restore,
}

export const drill: Command = {
  name: 'drill',
  takes: '[environment] [backup]',
  summary: {
    en: 'restore the newest backup on trial, run the app on it, and keep the evidence',
    zh: '试恢复最新备份，在其上运行应用，并留存证据',
  },
  options: [identity, json],
  load: async () => (await import('../drill.ts')).drill,
}
