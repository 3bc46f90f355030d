import type { Entry } from './entry.ts'

export const plans = {
  'adopt/unknown-key': {
    family: 'input',
    title: { en: 'The config has no such resource.', zh: '配置中没有这个资源。' },
    next: { en: 'Name one of the keys of the config.', zh: '请使用配置中的资源键。' },
  },
  'adopt/not-adoptable': {
    family: 'input',
    title: {
      en: 'This kind bears no tags and cannot be adopted by id.',
      zh: '此类资源没有标签，无法按 ID 接管。',
    },
    next: {
      en: 'Give the object the name that a plan shows for it; then it is found by that.',
      zh: '请将该对象改为计划中显示的名称，之后即可按名称识别。',
    },
  },
  'adopt/taken': {
    family: 'input',
    title: { en: 'The environment has this resource already.', zh: '环境中已有此资源。' },
    next: {
      en: 'Adopt the object under another key, or remove the one that is there first.',
      zh: '请用其他键接管该对象，或先删除现有的资源。',
    },
  },
  'adopt/not-found': {
    family: 'input',
    title: { en: 'The cloud has no such object of this kind here.', zh: '云端没有此类对象。' },
    next: { en: 'Check the id and the region.', zh: '请检查对象 ID 与地域。' },
  },
  'apply/failed': {
    family: 'outside',
    title: { en: 'The environment is not complete.', zh: '环境尚未完成。' },
    next: {
      en: 'Mend the cause and run the same command again; what exists is kept and used.',
      zh: '请处理原因后重新运行同一命令；已创建的资源会被保留和使用。',
    },
  },
  'apply/not-converged': {
    family: 'bug',
    title: {
      en: 'A resource still differs from the config after it was changed.',
      zh: '资源更改后仍与配置不一致。',
    },
    next: {
      en: 'Please report it with the output of `tengyun plan --json`.',
      zh: '请附上 `tengyun plan --json` 的输出报告此问题。',
    },
  },
  'apply/would-lose-data': {
    family: 'input',
    title: {
      en: 'This change would delete data, and nothing was changed.',
      zh: '此更改会删除数据，因此没有执行任何更改。',
    },
    next: {
      en: 'Take the change back in the config, or move the data first.',
      zh: '请撤回配置中的这项更改，或先迁移数据。',
    },
  },
  'apply/backup-failed': {
    family: 'outside',
    title: {
      en: 'The backup before deleting data failed, so nothing was deleted.',
      zh: '删除数据前的备份失败，因此没有删除任何内容。',
    },
    next: {
      en: 'Try again later; or, if the data may go without one, say so:',
      zh: '请稍后重试；若确定无需备份即可删除，请加上：',
    },
  },
  'apply/stale-plan': {
    family: 'input',
    title: { en: 'The saved plan no longer fits.', zh: '保存的计划已不再适用。' },
    next: {
      en: 'Make a new plan, read it, and apply that; nothing was changed.',
      zh: '请重新生成计划，确认后再执行；没有任何更改。',
    },
  },
  'apply/unreadable-plan': {
    family: 'input',
    title: { en: 'The file is not a saved plan.', zh: '该文件不是保存的计划。' },
    next: { en: 'Save one with `tengyun plan --out FILE`.', zh: '请用 `tengyun plan --out FILE` 保存计划。' },
  },
  'lease/held': {
    family: 'outside',
    title: { en: 'Somebody else is changing this environment.', zh: '其他人正在更改此环境。' },
    next: {
      en: 'Wait until they are done. A holder that died gives way within a minute.',
      zh: '请等待其完成。若对方已异常退出，一分钟内会自动让出。',
    },
  },
  'lease/lost': {
    family: 'outside',
    title: {
      en: 'Somebody else took over while this process was paused; it stopped.',
      zh: '本进程暂停期间已被他人接管，因此停止。',
    },
    next: {
      en: 'Wait until they are done and run the same command again.',
      zh: '请等待其完成后重新运行同一命令。',
    },
  },
  'policy/violated': {
    family: 'verification',
    title: {
      en: 'The plan violates policies, and nothing was changed.',
      zh: '计划违反策略，因此没有执行任何更改。',
    },
    next: {
      en: 'Mend each in the config, or accept it there with a reason (docs/reference/policies.md).',
      zh: '请在配置中逐项修正，或写明理由后接受（docs/reference/policies.md）。',
    },
  },
} as const satisfies Record<string, Entry>
