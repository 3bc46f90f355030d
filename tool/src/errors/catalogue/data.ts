import type { Entry } from './entry.ts'

export const data = {
  'files/unknown-place': {
    family: 'input',
    title: { en: 'This is no place for files.', zh: '无法识别该位置。' },
    next: {
      en: 'Name a folder, `cos:prefix` in the environment’s own bucket, or `cos://bucket-appid/prefix`; one of the two is in a bucket.',
      zh: '请填写文件夹、环境存储桶内的 `cos:前缀`，或 `cos://存储桶-appid/前缀`；两者之一须在存储桶中。',
    },
  },
  'files/source-empty': {
    family: 'input',
    title: {
      en: 'There is nothing to copy, so nothing was deleted either.',
      zh: '来源为空，因此没有删除任何内容。',
    },
    next: {
      en: 'Check that the place is the right one, and that its disk is mounted.',
      zh: '请确认位置正确，且磁盘已挂载。',
    },
  },
  'files/incomplete': {
    family: 'outside',
    title: { en: 'Some files did not arrive.', zh: '部分文件未能传输。' },
    next: {
      en: 'Run the same command again: it goes on with what is missing.',
      zh: '请再次运行同一命令，将继续未完成的部分。',
    },
  },
  'files/no-version': {
    family: 'input',
    title: { en: 'There is no such version of the file to go back to.', zh: '没有可恢复的文件版本。' },
    next: {
      en: 'List what there is with `tengyun files versions`.',
      zh: '请用 `tengyun files versions` 查看已有版本。',
    },
  },
  'migration/unsafe': {
    family: 'verification',
    title: {
      en: 'A migration would hurt the release that runs.',
      zh: '有迁移会影响正在运行的版本。',
    },
    next: {
      en: 'Change it, or accept it with a comment in front of the statement: `-- accept drop/column: nothing reads it since May`.',
      zh: '请修改该迁移；或在语句前用注释接受并写明理由：`-- accept drop/column: 五月起不再使用`。',
    },
  },
  'migration/unreadable': {
    family: 'input',
    title: { en: 'A migration is no SQL that PostgreSQL reads.', zh: '迁移文件不是有效的 PostgreSQL 语句。' },
    next: { en: 'Mend the file at the line that is named.', zh: '请修正文件中所指出的行。' },
  },
  'migration/no-folder': {
    family: 'input',
    title: { en: 'The config names no folder of migrations.', zh: '配置中没有迁移文件的目录。' },
    next: {
      en: 'Set `app.migrations` to the folder with the files of SQL.',
      zh: '请将 `app.migrations` 设为存放 SQL 文件的目录。',
    },
  },
  'migration/no-command': {
    family: 'input',
    title: { en: 'The config does not say how migrations are run.', zh: '配置中没有说明如何执行迁移。' },
    next: {
      en: 'Set `app.migrate` to the command that runs them in the release’s folder.',
      zh: '请将 `app.migrate` 设为在版本目录中执行迁移的命令。',
    },
  },
  'migration/canary-runs': {
    family: 'input',
    title: {
      en: 'A canary runs, and migrating would end it.',
      zh: '灰度发布正在进行，执行迁移会使其中断。',
    },
    next: { en: 'Bring it to all, or go back first:', zh: '请先将其全量，或先回退：' },
  },
  'database/refused': {
    family: 'outside',
    title: { en: 'The database did not carry that out.', zh: '数据库没有执行该操作。' },
    next: {
      en: 'Nothing after the statement that is named was done. What only reads needs no `--write`; everything else does.',
      zh: '所示语句之后的内容均未执行。只读语句无需 `--write`，其余语句需要。',
    },
  },
  'database/not-chosen': {
    family: 'input',
    title: { en: 'This environment does without that database.', zh: '该环境未启用此数据库。' },
    next: {
      en: 'Its config says `false` where the settings would be. Take that out to have one, and order it:',
      zh: '配置中对应的设置为 `false`。如需启用，请删除该行并执行：',
    },
  },
  'database/app-unwell': {
    family: 'verification',
    title: { en: 'The app was not well before.', zh: '应用此前已不正常。' },
    next: {
      en: 'Nothing was switched: a drill would have told nothing. Mend what is named above first.',
      zh: '没有进行切换：此时演练得不出结论。请先处理上述问题。',
    },
  },
  'database/not-switched': {
    family: 'outside',
    title: { en: 'The cloud did not say that it has switched over.', zh: '云端未确认切换完成。' },
    next: {
      en: 'Look at the instance and its tasks in the console; `tengyun status` tells whether the app serves.',
      zh: '请在控制台查看实例及其任务；`tengyun status` 可确认应用是否正常。',
    },
  },
  'database/no-terminal': {
    family: 'input',
    title: {
      en: 'No session with the database can be held from here.',
      zh: '无法从此处与数据库建立交互式会话。',
    },
    next: {
      en: 'The hosts of this environment are reached through TAT, which runs scripts and holds no sessions. Give one statement:',
      zh: '此环境的主机经由 TAT 访问，只能运行脚本，不能建立会话。请给出语句：',
    },
  },
  'secrets/unreadable': {
    family: 'input',
    title: { en: 'The secrets of the environment cannot be read.', zh: '无法读取该环境的密钥库。' },
    next: {
      en: 'Put the age identity it was encrypted for back in place.',
      zh: '请恢复加密时所用的 age 身份文件。',
    },
  },
  'secrets/unknown-name': {
    family: 'input',
    title: { en: 'The app has no secret of this name.', zh: '应用没有该名称的密钥。' },
    next: { en: 'Name it in the config (app.secrets).', zh: '请在配置中列出（app.secrets）。' },
  },
  'secrets/no-value': {
    family: 'input',
    title: { en: 'This secret has no value yet.', zh: '该密钥尚无值。' },
    next: { en: 'It is generated when the app is deployed:', zh: '部署应用时生成：' },
  },
  'secrets/foreign': {
    family: 'input',
    title: {
      en: 'Others made this secret, so no new value can be generated.',
      zh: '该密钥由外部提供，无法自行生成新值。',
    },
    next: {
      en: 'Get a new one where it was made, then tell it:',
      zh: '请在其来源处获取新值，然后设置：',
    },
  },
  'secrets/unfit-value': {
    family: 'input',
    title: { en: 'This cannot be the value of a secret.', zh: '该内容不能用作密钥的值。' },
    next: {
      en: 'Give one line of text, typed or piped in: echo … | npx tengyun secrets set NAME',
      zh: '请输入或通过管道提供一行文本：echo … | npx tengyun secrets set NAME',
    },
  },
} as const satisfies Record<string, Entry>
