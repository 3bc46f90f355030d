import { describe, expect, it } from 'vitest'
import { ApiError } from '../api/errors.ts'
import { carry } from './carry.ts'
import type { Outcome, Part, Upload, UploadPort } from './port.ts'

const PART = 4
const TOLD = 2

/** An object storage of numbers and texts, which tells of two parts at a time as the real one does of a hundred. */
class Storage implements UploadPort {
  readonly parts = new Map<number, string>()
  readonly tried: number[] = []
  failures = new Map<number, Error[]>()
  outcomes: (Outcome | Error)[] = []
  readonly #bytes: number

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  upload(): Upload {
    const count = Math.ceil(this.#bytes / PART)
    const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
      (one) => !this.parts.has(one),
    )
    const told = missing.slice(0, TOLD).map((number) => ({
      ...{ number, start: (number - 1) * PART, url: `part ${number}` },
      bytes: Math.min(PART, this.#bytes - (number - 1) * PART),
    }))
    return {
      ...{ id: 'u', folder: '', name: 'a.txt', bytes: this.#bytes, partBytes: PART, partCount: count },
      ...{ state: 'open', problem: null, fileId: null, version: null, expiresAt: '2026-11-24T00:00:00.000Z' },
      missing: told,
      missingCount: missing.length,
    }
  }

  open = async () => this.upload()
  find = async () => this.upload()
  abandon = async () => {}

  async putPart(_: Upload, { number }: Part, content: Blob): Promise<void> {
    this.tried.push(number)
    const failure = this.failures.get(number)?.shift()
    if (failure) throw failure
    this.parts.set(number, await content.text())
  }

  async complete(): Promise<Outcome> {
    const outcome = this.outcomes.shift() ?? { state: 'done', problem: null, fileId: 'f' }
    if (outcome instanceof Error) throw outcome
    return outcome
  }

  get content(): string {
    return [...this.parts]
      .sort(([a], [b]) => a - b)
      .map(([, text]) => text)
      .join('')
  }
}

const text = 'more than two parts of four letters'
const content = new Blob([text])

function run(storage: Storage, signal = new AbortController().signal) {
  const told: number[] = []
  const pauses: number[] = []
  const outcome = carry(storage.upload(), content, storage, {
    signal,
    progress: (sent) => told.push(sent),
    pause: async (attempt) => void pauses.push(attempt),
  })
  return { outcome, told, pauses }
}

describe('carrying an upload', () => {
  it('sends every part once and tells how far it is', async () => {
    const storage = new Storage(content.size)
    const { outcome, told } = run(storage)
    expect(await outcome).toMatchObject({ state: 'done', fileId: 'f' })
    expect(storage.content).toBe(text)
    expect(told.at(-1)).toBe(content.size)
    expect(storage.tried.length).toBe(new Set(storage.tried).size)
  })

  it('sends only what is missing after it was broken off', async () => {
    const storage = new Storage(content.size)
    const stop = new AbortController()
    storage.failures.set(3, [new DOMException('', 'AbortError')])
    await expect(run(storage, stop.signal).outcome).rejects.toThrow()
    const before = [...storage.parts.keys()]
    storage.tried.length = 0
    await run(storage).outcome
    expect(storage.tried.filter((number) => before.includes(number))).toEqual([])
    expect(storage.content).toBe(text)
  })

  it('tries again while nobody answers, with pauses, and gives up in the end', async () => {
    const storage = new Storage(content.size)
    const away = () => new ApiError('network', 'cut off')
    storage.failures.set(2, [away(), away()])
    const patient = run(storage)
    await patient.outcome
    expect(patient.pauses).toEqual([0, 1])
    const hopeless = new Storage(content.size)
    hopeless.failures.set(1, Array.from({ length: 9 }, away))
    await expect(run(hopeless).outcome).rejects.toMatchObject({ code: 'network' })
  })

  it('waits while a large file is checked, and goes on when a part turns out to be missing', async () => {
    const storage = new Storage(content.size)
    const checking: Outcome = { state: 'checking', problem: null, fileId: null }
    storage.outcomes = [new ApiError('file/parts-missing', '', { status: 409 }), checking, checking]
    const { outcome, pauses } = run(storage)
    expect(await outcome).toMatchObject({ state: 'done' })
    expect(pauses).toEqual([0, 1])
  })

  it('does not try again what was refused', async () => {
    const storage = new Storage(content.size)
    storage.outcomes = [new ApiError('file/type-refused', 'not that', { status: 422 })]
    await expect(run(storage).outcome).rejects.toMatchObject({ code: 'file/type-refused' })
  })
})
