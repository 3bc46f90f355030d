import type { Entry } from './entry.ts'

export const agents = {
  'team/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个团队或版本。', en: 'There is no such team or version.' },
  },
  'team/refused': {
    status: 422,
    message: {
      'zh-CN': '团队无法运行，未予保存，问题共 {count} 处。',
      en: 'The team cannot run and was not saved; problems: {count}.',
    },
  },
  'team/changed': {
    status: 409,
    message: {
      'zh-CN': '{author} 已保存了更新的版本 {number}，请在其基础上修改。',
      en: '{author} has saved a newer version, {number}; make your changes to that one.',
    },
  },
  'team/cannot-run': {
    status: 409,
    message: {
      'zh-CN': '{what} 在本版系统中无法运行：{why}',
      en: '{what} cannot run in this release: {why}',
    },
  },
  'team/secret-missing': {
    status: 409,
    message: {
      'zh-CN': '团队的密钥 {name} 已不存在，请重新填写。',
      en: 'The key {name} of the team is gone; enter it again.',
    },
  },
  'team/too-many': {
    status: 409,
    message: {
      'zh-CN': '最多 {teams} 个团队，每个团队最多 {versions} 个版本。',
      en: 'There can be {teams} teams, and {versions} versions of each.',
    },
  },
  'config/no-key': {
    status: 503,
    message: {
      'zh-CN': '未设置 CONFIG_KEY，无法加密或读取团队配置；请管理员设置后重启。',
      en: 'CONFIG_KEY is not set, so teams can neither be sealed nor opened; have it set and the app restarted.',
    },
  },
  'config/unknown-key': {
    status: 503,
    message: {
      'zh-CN': '{what} 由 CONFIG_KEY 中没有的密钥加密；请管理员将该密钥加到列表末尾。',
      en: '{what} was sealed with a key that CONFIG_KEY does not have; have it added to the end of the list.',
    },
  },
  'config/damaged': {
    status: 500,
    message: {
      'zh-CN': '{what} 在加密之后被改动或移动过，不予使用；请从备份恢复。',
      en: '{what} was changed or moved after it had been sealed, and is not used; restore it from a backup.',
    },
  },
  'config/no-team-file': {
    status: 409,
    message: {
      'zh-CN': '{what} 不是团队文件（UTF-8 文本，最大 2 MiB），也可能是受损的加密文件；未予导入。',
      en: '{what} is no team file (UTF-8 text of at most 2 MiB), or a sealed one that was damaged; it is not imported.',
    },
  },
  'config/unreadable': {
    status: 409,
    message: { 'zh-CN': '{what} 无法读取：{why}', en: '{what} cannot be read: {why}' },
  },
  'config/not-sealed': {
    status: 409,
    message: {
      'zh-CN': '{what} 无法替换为加密后的内容，仍为明文：{why}',
      en: '{what} could not be replaced by its sealed form and is still plain: {why}',
    },
  },
  'run/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这次运行。', en: 'There is no such run.' },
  },
  'run/ended': {
    status: 409,
    message: { 'zh-CN': '该运行已经结束。', en: 'The run has ended.' },
  },
  'run/event-not-found': {
    status: 404,
    message: { 'zh-CN': '该运行没有这个事件。', en: 'The run has no such event.' },
  },
  'run/step-not-reached': {
    status: 409,
    message: {
      'zh-CN': '该运行只进行到第 {step} 步，不能从更后面的步骤分叉。',
      en: 'The run has come as far as step {step}; it cannot be forked after that.',
    },
  },
  'run/has-plan': {
    status: 409,
    message: {
      'zh-CN': '此运行推进的是交给它的计划，而计划不能回到从前，因此不能分叉；可以重新运行。',
      en: 'This run moves a plan on that it was given, and a plan cannot go back, so that it cannot be forked; it can be run again.',
    },
  },
  'run/forgotten': {
    status: 409,
    message: {
      'zh-CN': '该运行的执行记录已按保留期清除，不能再分叉；可以重新运行。',
      en: 'What the steps of this run gave is no longer kept, so that it cannot be forked; it can be run again.',
    },
  },
  'question/not-found': {
    status: 404,
    message: { 'zh-CN': '该运行没有提出这个问题。', en: 'The run asks no such question.' },
  },
  'question/answered': {
    status: 409,
    message: { 'zh-CN': '{by} 已经回答了这个问题。', en: 'The question was answered by {by} already.' },
  },
  'question/not-a-choice': {
    status: 422,
    message: { 'zh-CN': '答案必须是以下之一：{choices}。', en: 'The answer must be one of: {choices}.' },
  },
} satisfies Record<string, Entry>
