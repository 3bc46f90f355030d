import { z } from 'zod'
import { LARGEST_FILE_BYTES, MOST_ZIPPED } from './limits.ts'

/**
 * What a name shows is what it is: control characters, marks that turn the direction of writing, which can make
 * `exe.txt` of `txt.exe`, and invisible characters are refused, and so is what a path would read as something else.
 */
const segment = z
  .string()
  .normalize('NFC')
  .min(1)
  .max(120)
  .regex(
    /^(?!\.)(?!.*[. ]$)(?! )[^/\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"|?*]+$/u,
    'must not begin or end with a space or ".", nor contain / \\ : * ? " < > | or invisible characters',
  )

export const fileName = segment.meta({ description: 'With its extension, such as `行动方案.docx`.' })

/** The uppermost is ''. */
export const folderPath = z
  .string()
  .max(600)
  .refine((path) => path === '' || path.split('/').every((name) => segment.safeParse(name).success), {
    message: 'must be names with "/" between, or nothing',
  })
  .transform((path) => path.normalize('NFC'))
  .meta({ description: 'Names with `/` between, such as `reports/2026`; empty for the uppermost.' })

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits')
const bytes = z.int().min(1).max(LARGEST_FILE_BYTES)

export const file = z.object({
  id: z.uuid(),
  owner: z.string().meta({ description: 'Id of the person.' }),
  folder: z.string(),
  name: z.string(),
  shared: z.boolean().meta({ description: 'Whether everybody who is signed in may read it.' }),
  version: z.int().meta({ description: 'The newest.' }),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  preview: z.enum(['image', 'text', 'pdf', 'document', 'none']),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  trashedAt: z.iso.datetime().nullable(),
})
export type File = z.infer<typeof file>

export const fileDetails = file.extend({
  storageClass: z.string().meta({ description: 'Such as `STANDARD` or `ARCHIVE`.' }),
  readable: z
    .enum(['now', 'archived', 'being-restored'])
    .meta({ description: 'What was archived has to be restored first, which takes hours.' }),
})
export type FileDetails = z.infer<typeof fileDetails>

export const fileVersion = z.object({
  version: z.int(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
})
export const versionList = z.object({ items: z.array(fileVersion) })

export const filePage = z.object({
  items: z.array(file),
  folders: z.array(z.string()).meta({ description: 'Names of the folders within the folder.' }),
  next: z.string().nullable().meta({ description: 'Hand it back as `cursor` for the next page.' }),
})
export type FilePage = z.infer<typeof filePage>

export const fileQuery = z.strictObject({
  folder: folderPath.optional().meta({ description: 'Only what lies in this folder; else all of them.' }),
  search: z.string().min(1).max(100).optional().meta({ description: 'Part of the name.' }),
  of: z
    .enum(['mine', 'shared', 'trash'])
    .default('mine')
    .meta({ description: 'Own files, those that somebody shares, or own ones in the trash.' }),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type FileQuery = z.infer<typeof fileQuery>

export const fileParams = z.strictObject({ id: z.uuid() })
export const versionNumber = z.coerce.number().int().min(1).max(1_000_000)
export const versionParams = fileParams.extend({ version: versionNumber })
export const contentQuery = z.strictObject({
  version: versionNumber.optional().meta({ description: 'The newest, when it is not given.' }),
})
export const address = z.object({
  url: z.string().meta({ description: 'On the CDN or the object storage, for a quarter of an hour.' }),
  bytes: z.int(),
  sha256: z.string().meta({ description: 'What the content must turn out to have.' }),
})
export const previewQuery = contentQuery.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Of a document.' }),
})

export const fileChange = z
  .strictObject({ folder: folderPath, name: fileName, shared: z.boolean() })
  .partial()
  .meta({ description: 'What is to be different: where it lies, its name, who may read it.' })
export type FileChange = z.infer<typeof fileChange>

export const folderMove = z.strictObject({ from: folderPath, to: folderPath })
export const moved = z.object({ moved: z.int().meta({ description: 'Files.' }) })
export const emptied = z.object({ deleted: z.int().meta({ description: 'Files.' }) })

export const zipQuery = z.strictObject({
  ids: z
    .string()
    .transform((list) => [...new Set(list.split(','))])
    .pipe(z.array(z.uuid()).min(1).max(MOST_ZIPPED))
    .meta({ description: 'Ids with commas between.' }),
})

export const newFile = z.strictObject({
  folder: folderPath.default(''),
  name: fileName,
  sha256: sha256.optional().meta({ description: 'What the content must turn out to have.' }),
})
export type NewFile = z.infer<typeof newFile>
export const newUpload = newFile.extend({ bytes })
export type NewUpload = z.infer<typeof newUpload>

export const uploadParams = z.strictObject({ uploadId: z.uuid() })
export const partParams = uploadParams.extend({ number: z.coerce.number().int().min(1).max(10_000) })
export type PartParams = z.infer<typeof partParams>

export const upload = z.object({
  id: z.uuid(),
  folder: z.string(),
  name: z.string(),
  bytes: z.int(),
  partBytes: z.int().meta({ description: 'Length of each part; of the last, what remains.' }),
  partCount: z.int(),
  state: z.enum(['open', 'checking', 'done', 'refused']),
  problem: z.string().nullable().meta({ description: 'Code of the error that it was refused with.' }),
  fileId: z.uuid().nullable(),
  version: z.int().nullable(),
  expiresAt: z.iso.datetime().meta({ description: 'An upload that has not ended by then is removed.' }),
})
export type Upload = z.infer<typeof upload>

export const uploadWithParts = upload.extend({
  missing: z
    .array(
      z.object({
        number: z.int(),
        start: z.int().meta({ description: 'Where in the file it begins.' }),
        bytes: z.int(),
        url: z.string().meta({ description: 'Where the browser may put it, for a quarter of an hour.' }),
      }),
    )
    .meta({ description: 'Parts that are not there yet, at most a hundred; ask again for more.' }),
  missingCount: z.int(),
})
export type UploadWithParts = z.infer<typeof uploadWithParts>
