import { useQueryClient } from '@tanstack/vue-query'
import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import { ApiError } from '../api/errors.ts'
import { pauseBefore } from '../live/backoff.ts'
import { carry } from '../uploads/carry.ts'
import { apiPort } from '../uploads/port.ts'
import { forget, isSameFile, readRecords, remember } from '../uploads/records.ts'
import { useSession } from './session.ts'

/** `file-needed`: after a reload a browser no longer has the file; choosing it again goes on with what has arrived. */
export type UploadState = 'queued' | 'sending' | 'checking' | 'paused' | 'file-needed' | 'done' | 'failed'

export interface UploadItem {
  readonly key: string
  readonly folder: string
  readonly name: string
  readonly bytes: number
  readonly modified: number
  sent: number
  state: UploadState
  error: unknown
  uploadId: string | undefined
  file: File | undefined
}

const FILES_AT_ONCE = 2

/** Files on their way in. They go on while other pages are looked at. */
export const useUploads = defineStore('uploads', () => {
  const session = useSession()
  const queries = useQueryClient()
  const port = apiPort()
  const items = reactive<UploadItem[]>(remembered(session.person?.id))
  const stops = new Map<string, AbortController>()
  const active = computed(() => items.filter(({ state }) => state === 'sending' || state === 'checking'))

  /** One that was cut off by a reload and is given again goes on; the rest begin. */
  function add(files: Iterable<File>, folder: string): void {
    for (const file of files) {
      const waiting = items.find(
        (item) => item.state === 'file-needed' && isSameFile(recordOf(item, ''), file, folder),
      )
      if (waiting) Object.assign(waiting, { file, state: 'queued' })
      else items.push(itemFor(file, folder))
    }
    startNext()
  }

  function startNext(): void {
    for (const item of items) {
      if (active.value.length >= FILES_AT_ONCE) return
      if (item.state === 'queued' && item.file) void run(item, item.file)
    }
  }

  async function run(item: UploadItem, file: File): Promise<void> {
    const stop = new AbortController()
    stops.set(item.key, stop)
    Object.assign(item, { state: 'sending', error: undefined })
    try {
      const upload = await opened(item)
      const outcome = await carry(upload, file, port, {
        signal: stop.signal,
        progress: (sent) => {
          item.sent = sent
          if (sent >= item.bytes) item.state = 'checking'
        },
        pause: (attempt) => new Promise((done) => setTimeout(done, pauseBefore(attempt, Math.random))),
      })
      if (outcome.state === 'refused') throw new ApiError(outcome.problem ?? '', outcome.problem ?? '')
      Object.assign(item, { state: 'done', sent: item.bytes, file: undefined })
      forget(upload.id)
      void queries.invalidateQueries({ queryKey: ['files'] })
    } catch (error) {
      if (stop.signal.aborted) item.state = 'paused'
      else Object.assign(item, { state: 'failed', error })
    } finally {
      stops.delete(item.key)
      startNext()
    }
  }

  async function opened(item: UploadItem) {
    if (item.uploadId !== undefined) return port.find(item.uploadId)
    const { folder, name, bytes } = item
    const upload = await port.open({ folder, name, bytes })
    item.uploadId = upload.id
    remember({ ...recordOf(item, session.person?.id ?? ''), uploadId: upload.id })
    return upload
  }

  function pause(item: UploadItem): void {
    if (item.state === 'queued') item.state = 'paused'
    stops.get(item.key)?.abort()
  }

  function resume(item: UploadItem): void {
    if (item.file === undefined) return
    // What was refused has to be sent anew.
    if (item.state === 'failed' && item.error instanceof ApiError && !item.error.isAway) begin(item)
    item.state = 'queued'
    startNext()
  }

  function begin(item: UploadItem): void {
    if (item.uploadId !== undefined) forget(item.uploadId)
    Object.assign(item, { uploadId: undefined, sent: 0 })
  }

  /** What has arrived of it is given up; a file that is there already stays. */
  function remove(item: UploadItem): void {
    pause(item)
    items.splice(items.indexOf(item), 1)
    if (item.uploadId === undefined || item.state === 'done') return
    forget(item.uploadId)
    // The server lets go of it by itself in a day.
    port.abandon(item.uploadId).catch(() => {})
  }

  function clearDone(): void {
    for (const item of items.filter(({ state }) => state === 'done')) remove(item)
  }
  return { items, active, add, pause, resume, remove, clearDone }
})

function itemFor(file: File, folder: string): UploadItem {
  const { name, size: bytes, lastModified: modified } = file
  const key = crypto.randomUUID()
  return {
    key,
    folder,
    name,
    bytes,
    modified,
    sent: 0,
    state: 'queued',
    error: undefined,
    uploadId: undefined,
    file,
  }
}

function remembered(personId: string | undefined): UploadItem[] {
  return readRecords()
    .filter((record) => record.personId === personId)
    .map(({ uploadId, folder, name, bytes, modified }) => ({
      ...{ key: uploadId, uploadId, folder, name, bytes, modified },
      ...{ sent: 0, state: 'file-needed' as const, error: undefined, file: undefined },
    }))
}

const recordOf = ({ uploadId = '', folder, name, bytes, modified }: UploadItem, personId: string) => ({
  ...{ uploadId, personId, folder, name, bytes, modified },
})
