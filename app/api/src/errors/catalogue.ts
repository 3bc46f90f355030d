import type { Language } from './language.ts'

interface Entry {
  /** HTTP status of the answer. */
  status: number
  /** What the caller reads; `{name}` stands for a detail of the case. */
  message: Record<Language, string>
}

/** Every error the API answers with. A code, once published, keeps its meaning. */
export const catalogue = {
  'request/invalid': {
    status: 400,
    message: { 'zh-CN': '请求内容有误：{problems}。', en: 'The request is not valid: {problems}.' },
  },
  'request/malformed': {
    status: 400,
    message: { 'zh-CN': '请求无法解析，请检查格式。', en: 'The request cannot be read; check its format.' },
  },
  'request/too-large': {
    status: 413,
    message: { 'zh-CN': '请求内容过大。', en: 'The request is too large.' },
  },
  'request/unsupported-media-type': {
    status: 415,
    message: { 'zh-CN': '请求内容须为 JSON。', en: 'The request must be JSON.' },
  },
  'request/too-many': {
    status: 429,
    message: {
      'zh-CN': '请求过于频繁，请在 {seconds} 秒后重试。',
      en: 'There are too many requests; please try again in {seconds} seconds.',
    },
  },
  'request/key-reused': {
    status: 409,
    message: {
      'zh-CN': '调用标识 {key} 已用于另一个操作。',
      en: 'The key {key} was used for another call before.',
    },
  },
  'request/timeout': {
    status: 503,
    message: {
      'zh-CN': '服务器未能及时完成，请稍后重试。',
      en: 'The server did not finish in time; please try again shortly.',
    },
  },
  'route/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个地址。', en: 'There is nothing at this address.' },
  },
  'auth/not-signed-in': {
    status: 401,
    message: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  },
  'auth/session-ended': {
    status: 401,
    message: { 'zh-CN': '会话已结束，请重新登录。', en: 'The session has ended; please sign in again.' },
  },
  'auth/forbidden': {
    status: 403,
    message: { 'zh-CN': '您没有执行此操作的权限。', en: 'You are not allowed to do this.' },
  },
  'auth/wrong-credentials': {
    status: 401,
    message: { 'zh-CN': '用户名或密码不正确。', en: 'The name or the password is wrong.' },
  },
  'auth/too-many-attempts': {
    status: 429,
    message: {
      'zh-CN': '尝试次数过多，请在 {seconds} 秒后重试。',
      en: 'There were too many attempts; please try again in {seconds} seconds.',
    },
  },
  'password/predictable': {
    status: 400,
    message: {
      'zh-CN': '密码过于常见，请换一个不易猜到的，例如几个互不相关的词。',
      en: 'The password is too easy to guess; take another, such as several words that have nothing in common.',
    },
  },
  'person/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个用户。', en: 'There is no such person.' },
  },
  'person/name-taken': {
    status: 409,
    message: { 'zh-CN': '已有同名用户。', en: 'There is a person of this name already.' },
  },
  'person/machine': {
    status: 409,
    message: {
      'zh-CN': '该账号供程序使用，由环境变量管理。',
      en: 'This account belongs to a program and is managed by the settings.',
    },
  },
  'person/last-administrator': {
    status: 409,
    message: {
      'zh-CN': '至少须保留一名可登录的管理员。',
      en: 'At least one administrator who can sign in must remain.',
    },
  },
  'setup/wrong-code': {
    status: 403,
    message: { 'zh-CN': '初始化码不正确。', en: 'The setup code is wrong.' },
  },
  'setup/done': {
    status: 409,
    message: { 'zh-CN': '系统已完成初始化，请登录。', en: 'The system was set up already; please sign in.' },
  },
  'report/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这份态势报告。', en: 'There is no such situation report.' },
  },
  'plan/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个计划。', en: 'There is no such plan.' },
  },
  'plan/exists': {
    status: 409,
    message: { 'zh-CN': '已有名为 {plan} 的计划。', en: 'There is a plan {plan} already.' },
  },
  'task/not-found': {
    status: 404,
    message: { 'zh-CN': '计划中没有这个任务。', en: 'There is no such task in the plan.' },
  },
  'task/not-started': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 尚未开始，须先置为 inprogress。',
      en: 'The task {task} has not been started; it must be inprogress first.',
    },
  },
  'task/already-started': {
    status: 409,
    message: { 'zh-CN': '任务 {task} 已在进行中。', en: 'The task {task} is in progress already.' },
  },
  'task/ended': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 已结束（{status}），不能再变更。',
      en: 'The task {task} has ended ({status}) and stays so.',
    },
  },
  'task/not-reopened': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 已开始，不能退回 ready。',
      en: 'The task {task} has been started and cannot be ready again.',
    },
  },
  'task/step-not-reached': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 所在步骤须等前面的步骤结束。',
      en: 'The task {task} must wait until the steps before its own have ended.',
    },
  },
  'artifact/not-found': {
    status: 404,
    message: {
      'zh-CN': '计划中没有这个成果或版本。',
      en: 'There is no such artifact or version in the plan.',
    },
  },
  'artifact/too-large': {
    status: 413,
    message: { 'zh-CN': '成果最大 {limit}。', en: 'An artifact has at most {limit}.' },
  },
  'artifact/too-many': {
    status: 409,
    message: {
      'zh-CN': '每个成果最多 {limit} 个版本，每个计划最多 {names} 个成果。',
      en: 'An artifact has at most {limit} versions, and a plan at most {names} artifacts.',
    },
  },
  'artifact/not-comparable': {
    status: 422,
    message: {
      'zh-CN': '只能比较不超过 {limit} 的 UTF-8 文本。',
      en: 'Only UTF-8 text of at most {limit} can be compared.',
    },
  },
  'artifact/damaged': {
    status: 502,
    message: {
      'zh-CN': '存储中的成果与校验和不符，未予提供。',
      en: 'The stored artifact does not match its checksum and is not served.',
    },
  },
  'file/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个文件或版本。', en: 'There is no such file or version.' },
  },
  'file/upload-not-found': {
    status: 404,
    message: {
      'zh-CN': '没有这个上传任务，可能已过期。',
      en: 'There is no such upload; it may have expired.',
    },
  },
  'file/too-large': {
    status: 413,
    message: {
      'zh-CN': '单次请求最大 {limit}；更大的文件请分片上传。',
      en: 'One request carries at most {limit}; larger files are uploaded in parts.',
    },
  },
  'file/quota-used-up': {
    status: 409,
    message: {
      'zh-CN': '超出个人空间（{limit}），请删除文件并清空回收站；占用的空间会在一天内释放。',
      en: 'This would exceed your {limit}; delete files and empty the trash, which frees their room within a day.',
    },
  },
  'file/too-many': {
    status: 409,
    message: {
      'zh-CN': '每人最多 {files} 个文件，每个文件最多 {versions} 个版本。',
      en: 'A person has at most {files} files, and a file at most {versions} versions.',
    },
  },
  'file/too-many-uploads': {
    status: 409,
    message: {
      'zh-CN': '同时进行的上传过多，请先完成或取消一些。',
      en: 'Too many uploads are open; complete or give up some of them.',
    },
  },
  'file/length-wrong': {
    status: 400,
    message: {
      'zh-CN': '内容的长度与声明的不符，或为空。',
      en: 'The content is empty, or not as long as announced.',
    },
  },
  'file/part-refused': {
    status: 409,
    message: {
      'zh-CN': '该上传没有这个分片，或已不再接收分片。',
      en: 'The upload has no such part, or takes none any more.',
    },
  },
  'file/parts-missing': {
    status: 409,
    message: {
      'zh-CN': '还缺 {count} 个分片，请继续上传。',
      en: 'There are {count} parts missing; resume the upload.',
    },
  },
  'file/checksum-wrong': {
    status: 422,
    message: {
      'zh-CN': '收到的内容与声明的长度或校验和不符，请重新上传。',
      en: 'What arrived does not have the length or checksum announced; upload it again.',
    },
  },
  'file/type-refused': {
    status: 415,
    message: {
      'zh-CN': '不接受这种类型的文件。',
      en: 'Files of this type are not accepted.',
    },
  },
  'file/type-mismatch': {
    status: 422,
    message: {
      'zh-CN': '文件内容与扩展名不符。',
      en: 'The content is not what the extension says.',
    },
  },
  'file/infected': {
    status: 422,
    message: {
      'zh-CN': '文件中发现恶意代码特征，已拒绝。',
      en: 'The file bears the signature of malicious software and was refused.',
    },
  },
  'file/picture-too-large': {
    status: 422,
    message: {
      'zh-CN': '图片的像素过多，最多 {limit} 百万。',
      en: 'The picture has too many pixels; at most {limit} million.',
    },
  },
  'file/archive-too-large': {
    status: 422,
    message: {
      'zh-CN': '压缩包解压后过大，或文件过多。',
      en: 'The archive would become too large, or too many files, when unpacked.',
    },
  },
  'file/archive-unsafe': {
    status: 422,
    message: {
      'zh-CN': '压缩包已损坏，或含有链接、不安全的路径、嵌套的压缩包。',
      en: 'The archive is damaged, or holds links, paths that lead elsewhere, or other archives.',
    },
  },
  'file/name-taken': {
    status: 409,
    message: {
      'zh-CN': '目标位置已有名为 {name} 的文件。',
      en: 'There is a file {name} at that place already.',
    },
  },
  'file/folder-refused': {
    status: 400,
    message: {
      'zh-CN': '不能移动最上层文件夹，也不能把文件夹移到它自身之内。',
      en: 'A folder cannot be moved into itself, and the uppermost not at all.',
    },
  },
  'file/archived': {
    status: 409,
    message: {
      'zh-CN': '文件已归档，须先恢复，恢复需要数小时。',
      en: 'The file is archived; have it restored first, which takes hours.',
    },
  },
  'file/no-preview': {
    status: 409,
    message: {
      'zh-CN': '此文件不能在这里预览，请下载后查看。',
      en: 'This file cannot be previewed here; download it instead.',
    },
  },
  'file/damaged': {
    status: 502,
    message: {
      'zh-CN': '存储中的文件与校验和不符，未予提供。',
      en: 'The stored file does not match its checksum and is not served.',
    },
  },
  'emergency/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这起突发事件。', en: 'There is no such emergency.' },
  },
  'emergency/closed': {
    status: 409,
    message: {
      'zh-CN': '该突发事件已关闭，不能再变更。',
      en: 'The emergency is closed and stays as it is.',
    },
  },
  'emergency/already-in-state': {
    status: 409,
    message: { 'zh-CN': '该突发事件已处于 {state} 状态。', en: 'The emergency is {state} already.' },
  },
  'proposal/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个行动方案提案。', en: 'There is no such proposal.' },
  },
  'proposal/decided': {
    status: 409,
    message: {
      'zh-CN': '{person} 已对该提案作出决定（{verdict}）。',
      en: '{person} has decided on this proposal already: {verdict}.',
    },
  },
  'proposal/other-emergency': {
    status: 409,
    message: {
      'zh-CN': '该计划不是针对这起突发事件的。',
      en: 'The plan does not answer this emergency.',
    },
  },
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
  'live/origin-refused': {
    status: 403,
    message: {
      'zh-CN': '不接受来自该网页的实时连接。',
      en: 'Live connections from that page are not accepted.',
    },
  },
  'live/ticket-refused': {
    status: 401,
    message: {
      'zh-CN': '实时连接的凭票无效、已使用或已过期，请重新获取。',
      en: 'The ticket for the live connection is unknown, used or expired; get another one.',
    },
  },
  'live/too-many-sockets': {
    status: 429,
    message: {
      'zh-CN': '实时连接过多，请关闭一些页面。',
      en: 'There are too many live connections; close some pages.',
    },
  },
  'live/topic-refused': {
    status: 403,
    message: {
      'zh-CN': '没有这个主题，或者您无权查看。',
      en: 'There is no such topic, or it is not yours to read.',
    },
  },
  'live/too-many-topics': {
    status: 429,
    message: {
      'zh-CN': '一个连接上的主题过多。',
      en: 'There are too many topics on one connection.',
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
  'dependency/unavailable': {
    status: 503,
    message: {
      'zh-CN': '{dependency} 暂时无法使用，请稍后重试。',
      en: '{dependency} cannot be reached at the moment; please try again shortly.',
    },
  },
  'server/internal': {
    status: 500,
    message: {
      'zh-CN': '服务器内部错误，请凭请求编号联系维护人员。',
      en: 'The server failed; please report the request id.',
    },
  },
} satisfies Record<string, Entry>

export type ErrorCode = keyof typeof catalogue

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(catalogue, text)
}
