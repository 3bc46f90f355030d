import type { Entry } from './entry.ts'

export const files = {
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
} satisfies Record<string, Entry>
