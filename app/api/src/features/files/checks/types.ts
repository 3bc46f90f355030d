/** What a file may be, by its extension. Programs and pages, which a browser could run, are not among them. */
export interface FileType {
  readonly mediaType: string
  /** What its first bytes must show, as `file-type` calls it; none of them means text. */
  readonly signatures: readonly string[]
  readonly preview: 'image' | 'text' | 'pdf' | 'document' | 'none'
  /** A folder that must be in it, where it is a ZIP archive with a purpose. */
  readonly holds?: string
}

const image = (mediaType: string): FileType => ({ mediaType, signatures: [mediaType], preview: 'image' })
const text = (mediaType: string): FileType => ({ mediaType, signatures: [], preview: 'text' })
const media = (mediaType: string, ...signatures: string[]): FileType => ({
  mediaType,
  signatures: signatures.length > 0 ? signatures : [mediaType],
  preview: 'none',
})
/** Its contents tell it from other archives, and they are read for that. */
const office = (name: string, holds: string): FileType => {
  const mediaType = `application/vnd.openxmlformats-officedocument.${name}`
  return { mediaType, signatures: ['application/zip', mediaType], preview: 'document', holds }
}
const oldOffice = (mediaType: string): FileType => ({
  mediaType,
  signatures: ['application/x-cfb'],
  preview: 'document',
})

const types: Readonly<Record<string, FileType>> = {
  png: image('image/png'),
  jpg: image('image/jpeg'),
  jpeg: image('image/jpeg'),
  gif: image('image/gif'),
  webp: image('image/webp'),
  txt: text('text/plain'),
  log: text('text/plain'),
  md: text('text/markdown'),
  csv: text('text/csv'),
  json: text('application/json'),
  yaml: text('application/yaml'),
  yml: text('application/yaml'),
  pdf: { mediaType: 'application/pdf', signatures: ['application/pdf'], preview: 'pdf' },
  docx: office('wordprocessingml.document', 'word/'),
  xlsx: office('spreadsheetml.sheet', 'xl/'),
  pptx: office('presentationml.presentation', 'ppt/'),
  doc: oldOffice('application/msword'),
  xls: oldOffice('application/vnd.ms-excel'),
  ppt: oldOffice('application/vnd.ms-powerpoint'),
  zip: media('application/zip'),
  mp4: media('video/mp4'),
  mov: media('video/quicktime'),
  mp3: media('audio/mpeg'),
  m4a: media('audio/x-m4a', 'audio/x-m4a', 'audio/mp4'),
  wav: media('audio/wav'),
}

export const extensions = Object.keys(types)

/** `undefined` for what is not accepted. */
export function typeOf(name: string): FileType | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(types, extension) ? types[extension] : undefined
}

/** Whether it is a ZIP archive, whatever its purpose. */
export function isArchive({ signatures }: FileType): boolean {
  return signatures.includes('application/zip')
}
