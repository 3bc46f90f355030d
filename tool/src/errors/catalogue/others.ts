import type { Entry } from './entry.ts'

export const others = {
  'kubernetes/no-image': {
    family: 'input',
    title: {
      en: 'A cluster runs images, and nothing describes one of this app.',
      zh: '集群运行的是镜像，而该应用没有镜像描述。',
    },
    next: {
      en: 'Write a Dockerfile for it, and name it in `app.image.dockerfile`.',
      zh: '请为其编写 Dockerfile，并在 `app.image.dockerfile` 中指定。',
    },
  },
  'kubernetes/not-in-containers': {
    family: 'input',
    title: {
      en: 'A cluster runs containers, and in containers this app would not be whole.',
      zh: '集群以容器运行应用，而该应用在容器中并不完整。',
    },
    next: { en: 'Mend that in the config, and export again.', zh: '请修改配置后重新导出。' },
  },
  'kubernetes/secrets-need-pipe': {
    family: 'input',
    title: {
      en: 'Secrets are handed to a program alone: on a terminal they would be seen, in a file they would stay.',
      zh: '密钥只交给程序：显示在终端会被看到，写入文件会留存。',
    },
    next: { en: 'Hand them to kubectl:', zh: '请交给 kubectl：' },
  },
  'ci/file-exists': {
    family: 'input',
    title: { en: 'There is a pipeline that somebody else wrote.', zh: '已存在他人编写的流水线文件。' },
    next: {
      en: 'Move it away, or replace it with --yes; nothing was written.',
      zh: '请移走该文件，或加上 --yes 替换它；没有写入任何内容。',
    },
  },
  'ci/no-account': {
    family: 'input',
    title: { en: 'A role was named, but not the account it is in.', zh: '指定了角色，但没有指定所属账号。' },
    next: {
      en: 'Set TENGYUN_ACCOUNT to the uin of the account, beside TENGYUN_ROLE.',
      zh: '请在设置 TENGYUN_ROLE 的同时，将 TENGYUN_ACCOUNT 设为账号的 uin。',
    },
  },
  'ci/comment-refused': {
    family: 'outside',
    title: { en: 'The change request took no comment.', zh: '无法在变更请求上发表评论。' },
    next: {
      en: 'Give the pipeline’s token the right to comment; see docs/guides/pipelines.md.',
      zh: '请授予流水线令牌评论的权限；参见 docs/guides/pipelines.zh.md。',
    },
  },
} as const satisfies Record<string, Entry>
