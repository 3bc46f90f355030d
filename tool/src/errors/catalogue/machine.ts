import type { Entry } from './entry.ts'

export const machine = {
  'machine/disk-full': {
    family: 'outside',
    title: { en: 'This machine’s disk is full.', zh: '本机磁盘已满。' },
    next: {
      en: 'Free space and run the same command again; nothing is half-written.',
      zh: '请清理磁盘后重新运行同一命令；没有写到一半的内容。',
    },
  },
  'machine/no-permission': {
    family: 'outside',
    title: { en: 'This machine does not allow it.', zh: '本机不允许此操作。' },
    next: {
      en: 'Give yourself the right to the file that is named, or run it where you have it.',
      zh: '请获取对所示文件的权限，或在有权限的位置运行。',
    },
  },
  'tengyun/interrupted': {
    family: 'interrupted',
    title: { en: 'Interrupted.', zh: '已中断。' },
    next: {
      en: 'Nothing is half-written: run the same command again to continue.',
      zh: '没有写到一半的内容：重新运行同一命令即可继续。',
    },
  },
  'tengyun/bug': {
    family: 'bug',
    title: { en: 'Tengyun made a mistake.', zh: '腾云自身出错。' },
    next: {
      en: 'Please report it with the lines below.',
      zh: '请附上以下内容报告此问题。',
    },
  },
} as const satisfies Record<string, Entry>
