import type { Entry } from './entry.ts'

export const config = {
  'config/not-found': {
    family: 'input',
    title: { en: 'There is no tengyun.config.ts here.', zh: '这里没有 tengyun.config.ts。' },
    next: {
      en: 'Change to the folder that holds tengyun.config.ts, name it with --config, or begin one:',
      zh: '请进入 tengyun.config.ts 所在的目录，用 --config 指定它，或新建一个：',
    },
  },
  'config/unreadable': {
    family: 'input',
    title: { en: 'The config could not be loaded.', zh: '配置文件无法加载。' },
    next: { en: 'Mend the file and try again.', zh: '请修正该文件后重试。' },
  },
  'config/invalid': {
    family: 'input',
    title: { en: 'The config has mistakes.', zh: '配置有误。' },
    next: {
      en: 'Mend them and try again; nothing was changed.',
      zh: '请修正后重试；没有任何更改。',
    },
  },
  'config/file-unreadable': {
    family: 'input',
    title: { en: 'A file that the config names cannot be used.', zh: '配置中指定的文件无法使用。' },
    next: { en: 'Put it there, or correct its path.', zh: '请放置该文件，或更正其路径。' },
  },
  'config/unknown-environment': {
    family: 'input',
    title: { en: 'The config has no such environment.', zh: '配置中没有这个环境。' },
    next: { en: 'Name one of the environments of the config.', zh: '请使用配置中已有的环境名。' },
  },
  'init/config-exists': {
    family: 'input',
    title: { en: 'There is a tengyun.config.ts already.', zh: '这里已有 tengyun.config.ts。' },
    next: {
      en: 'Edit it, or move it away to be asked anew; nothing was overwritten.',
      zh: '请直接编辑，或移走后重新生成；没有覆盖任何内容。',
    },
  },
  'init/unknown-app': {
    family: 'input',
    title: { en: 'What this folder holds was not recognised as an app.', zh: '未能识别该目录中的应用。' },
    next: {
      en: 'Run it where a Dockerfile, package.json, requirements.txt, manage.py, main.py or index.html lies, or write the config by hand: docs/guides/start-your-own-app.md.',
      zh: '请在 Dockerfile、package.json、requirements.txt、manage.py、main.py 或 index.html 所在目录运行，或手写配置：docs/guides/start-your-own-app.zh.md。',
    },
  },
  'cli/usage': {
    family: 'input',
    title: { en: 'The command was not understood.', zh: '命令无法识别。' },
    next: { en: 'See the help for what it takes.', zh: '请查看帮助。' },
  },
  'cli/consent-needed': {
    family: 'input',
    title: { en: 'This needs your consent.', zh: '此操作需要您的确认。' },
    next: {
      en: 'Run it in a terminal and answer, or add --yes in a script.',
      zh: '请在终端中运行并回答，或在脚本中加上 --yes。',
    },
  },
  'cli/declined': {
    family: 'input',
    title: { en: 'Nothing was done: you did not agree.', zh: '未作任何更改：您没有同意。' },
    next: { en: 'Run the command again when you are ready.', zh: '准备好后请重新运行。' },
  },
  'cli/interruption': {
    family: 'input',
    title: { en: 'This interrupts what serves people.', zh: '此操作会中断线上服务。' },
    next: {
      en: 'Type the name of the environment when asked, or in a script add:',
      zh: '请在提示时输入环境名，或在脚本中加上：',
    },
  },
} as const satisfies Record<string, Entry>
