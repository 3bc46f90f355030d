import { api, apiUrl, dataOf } from '../api/client.ts'
import { ApiError } from '../api/errors.ts'
import { send } from '../api/send.ts'
import type { Got, Posted } from '../api/types.ts'

export type Upload = Got<'/api/files/uploads/{uploadId}'>
export type Part = Upload['missing'][number]
export type NewUpload = Posted<'/api/files/uploads'>
/** What becomes of an upload, which lists no parts any more. */
export type Outcome = Pick<Upload, 'state' | 'problem' | 'fileId'>

/** What carrying an upload needs of the world. */
export interface UploadPort {
  open(wanted: NewUpload): Promise<Upload>
  find(id: string): Promise<Upload>
  putPart(upload: Upload, part: Part, content: Blob, signal: AbortSignal): Promise<void>
  complete(id: string): Promise<Outcome>
  abandon(id: string): Promise<void>
}

/** Longer than a slow line takes for a part, and than the check of a large file. */
const PART_TIMEOUT_MS = 5 * 60_000
const CHECK_TIMEOUT_MS = 60_000

/** Parts go straight to the object storage; where the browser does not reach it, through the API. */
export function apiPort(): UploadPort {
  let reachesStorage = true
  const at = (uploadId: string) => ({ params: { path: { uploadId } } })
  return {
    open: (body) => dataOf(api.POST('/api/files/uploads', { body })),
    find: (id) => dataOf(api.GET('/api/files/uploads/{uploadId}', at(id))),
    async putPart({ id }, { number, url }, content, signal) {
      if (reachesStorage) {
        const answer = await fetch(url, { method: 'PUT', body: content, signal }).catch((error) => {
          if (signal.aborted) throw error
          reachesStorage = false
          return undefined
        })
        if (answer?.ok) return
        if (answer) throw new ApiError(`http/${answer.status}`, answer.statusText, { status: answer.status })
      }
      const address = apiUrl(`/api/files/uploads/${id}/parts/${number}`)
      const headers = { 'content-type': 'application/octet-stream' }
      const request = new Request(new URL(address, location.href), {
        method: 'PUT',
        body: content,
        headers,
        signal,
      })
      await send(request, PART_TIMEOUT_MS)
    },
    complete: (id) =>
      dataOf(
        api.POST('/api/files/uploads/{uploadId}/complete', {
          ...at(id),
          fetch: (request) => send(request, CHECK_TIMEOUT_MS),
        }),
      ),
    abandon: async (id) => {
      await api.DELETE('/api/files/uploads/{uploadId}', at(id))
    },
  }
}
