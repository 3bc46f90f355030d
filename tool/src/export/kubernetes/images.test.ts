import { expect, it } from 'vitest'
import { anEntry, aRelease } from '../../../test/history.ts'
import type { HistoryEntry } from '../../releases/history/history.ts'
import { imagesOf, isChosen, toFillIn } from './images.ts'

const repository = 'ccr.ccs.tencentyun.com/shop/app'

/** A release of the history that went through a registry, or through the bucket. */
function entry(id: string, through: 'registry' | 'bucket' = 'registry'): HistoryEntry {
  const image = (digest: string) => ({
    name: `shop:${id}`,
    config: { sha256: digest, size: 1 },
    layers: [],
    ...(through === 'registry' && { reference: `${repository}@sha256:${digest}` }),
  })
  const files = { kind: 'archive', sha256: '', size: 1 } as const
  const images = { app: image(`app-${id}`), web: image(`web-${id}`) }
  const release = { ...aRelease(id), artifact: { kind: 'image', ...images, size: 1, files } } as const
  return { ...anEntry({ release: id }), release }
}

it('are those of the release that serves and of the one before, by digest', () => {
  expect(imagesOf([entry('3'), entry('2'), entry('1')], repository, 'nginx:1.28')).toEqual({
    app: { newName: repository, digest: 'sha256:app-3' },
    previous: { newName: repository, digest: 'sha256:app-2' },
    web: { newName: repository, digest: 'sha256:web-3' },
  })
})

it('are one and the same where there is no release before', () => {
  const { app, previous } = imagesOf([entry('1')], repository, 'nginx:1.28')
  expect(previous).toEqual(app)
})

it('are left to be filled in where no registry has them', () => {
  for (const entries of [[], [entry('1', 'bucket')]]) {
    const { app, previous, web } = imagesOf(entries, undefined, 'mirror:5000/library/nginx:1.28')
    expect(app).toMatchObject({ newTag: toFillIn })
    expect([app, previous, web].map(isChosen)).toEqual([false, false, true])
    expect(web).toEqual({ newName: 'mirror:5000/library/nginx', newTag: '1.28' })
  }
})
