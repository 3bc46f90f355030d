import { createHash, randomBytes } from 'node:crypto'
import type { CheckInput } from '../check.ts'
import { ask, bearing, expectJson } from './http.ts'
import { once } from './once.ts'

export interface FileTrip {
  readonly bytes: number
  /** Milliseconds. */
  readonly upload: number
  readonly download: number
  readonly isSame: boolean
  readonly preview: { readonly status: number; readonly shows: string; readonly type: string }
  readonly storageClass: string
}

/** Text that a preview can show, and random enough that nobody had it before. */
const content = () => Buffer.from(`腾云验收 tengyun verify\n${randomBytes(48 * 1024).toString('base64')}\n`)

/** A file through the app to the object storage and back, and gone again. Undefined where the app has no files. */
export const fileTrip = once(async ({ session, site }: CheckInput): Promise<FileTrip | undefined> => {
  const files = session.project.config.app.acceptance?.files
  if (files === undefined) return undefined
  const headers = bearing(session)
  const sent = content()
  const name = `tengyun-verify-${randomBytes(4).toString('hex')}.txt`
  const begun = performance.now()
  const { fileId } = await expectJson<{ readonly fileId: string }>(201, `${site}${files.path}?name=${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/plain' },
    body: new Uint8Array(sent),
  })
  const upload = Math.round(performance.now() - begun)
  const place = `${site}${files.path}/${fileId}`
  try {
    const [download, preview, details] = await Promise.all([
      ask(`${place}/content`, { headers }),
      ask(`${place}/preview`, { headers }),
      expectJson<{ readonly storageClass: string }>(200, place, { headers }),
    ])
    return {
      bytes: sent.length,
      upload,
      download: download.milliseconds,
      isSame: download.status === 200 && sha256(Buffer.from(download.body)) === sha256(sent),
      preview: {
        status: preview.status,
        shows: preview.headers.get('x-preview') ?? '',
        type: preview.headers.get('content-type') ?? '',
      },
      storageClass: details.storageClass,
    }
  } finally {
    await ask(place, { method: 'DELETE', headers })
    await ask(`${site}${files.trash}`, { method: 'DELETE', headers })
  }
})

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
