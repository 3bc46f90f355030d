import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readDockerfile } from '../init/containers/dockerfile.ts'
import { hintsFor, refusalOf } from '../init/containers/hints.ts'
import { chosenEnvironment } from './chosen.ts'
import type { Examination, Examined } from './examination.ts'

/** Whether the Dockerfile is there, and what of it will be felt on hosts. */
export const examineImage: Examination = async (input) => {
  const chosen = await chosenEnvironment(input)
  if (chosen?.environment?.compute.runtime !== 'compose') return []
  const { folder, config } = chosen.project
  const { dockerfile, from } = config.app.image
  const head = { id: 'image', title: { en: 'The image', zh: '镜像' } }
  const text = await readFile(join(folder, dockerfile), 'utf8').catch(() => undefined)
  if (text === undefined)
    return [{ ...head, ok: false, found: { en: `${dockerfile} is missing`, zh: `缺少 ${dockerfile}` } }]
  if (from === 'build') return [{ ...head, ok: true, found: dockerfile }]
  const read = readDockerfile(text)
  const refusal = refusalOf(read)
  if (refusal !== undefined) return [{ ...head, ok: false, found: refusal }]
  const hints = hintsFor(read).map(
    (found, at): Examined => ({ ...head, id: `image-${at + 1}`, ok: true, isHint: true, found }),
  )
  return [{ ...head, ok: true, found: `${dockerfile}, FROM ${read.base}` }, ...hints]
}
