import { TengyunError } from '../errors/tengyun-error.ts'
import type { Text } from '../text.ts'
import type { DetectedApp } from './detected-app.ts'
import { frameworks, type Kind } from './frameworks/index.ts'
import type { ProjectFiles } from './project-files.ts'

/**
 * The first kind that the project is.
 *
 * @throws TengyunError `init/unknown-app`
 */
export function detectKind(files: ProjectFiles): Kind {
  const kinds = Object.keys(frameworks) as Kind[]
  const kind = kinds.find((one) => frameworks[one](files) !== undefined)
  if (kind === undefined) throw unknown(files)
  return kind
}

/**
 * How an app of that kind is built and started.
 *
 * @throws TengyunError `init/unknown-app` where the project is not of that kind
 */
export function detectApp(files: ProjectFiles, kind: Kind): DetectedApp {
  const app = frameworks[kind](files)
  if (app === undefined) throw unknown(files, `--kind ${kind}`)
  const isPassedOver = kind !== 'container' && files.read('Dockerfile') !== undefined
  return isPassedOver ? { ...app, advice: [...app.advice, passedOver] } : app
}

const passedOver: Text = {
  en: 'The Dockerfile is not used: releases run as processes. `--kind container` has it run.',
  zh: '未使用 Dockerfile：版本以进程方式运行。如需运行镜像，请使用 `--kind container`。',
}

function unknown({ entries }: ProjectFiles, where?: string): TengyunError {
  const why = entries.length === 0 ? { en: 'The folder is empty.', zh: '目录为空。' } : entries.join(' ')
  return new TengyunError('init/unknown-app', { ...(where === undefined ? {} : { where }), why })
}
