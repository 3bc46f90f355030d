import { describe, expect, it } from 'vitest'
import type { ContainerImage } from '../release.ts'
import { blobsToFetch, lackingOf, spaceFor } from './lacking.ts'

const image = (name: string, ...layers: string[]): ContainerImage => ({
  name,
  config: { sha256: `config-of-${name}`, size: 1 },
  layers: layers.map((layer) => ({ sha256: `gz-${layer}`, size: 10, diffId: layer, unpacked: 30 })),
})
const held = (name: string, ...layers: string[]) => ({ names: [name], layers })
const digests = (...args: Parameters<typeof lackingOf>) =>
  blobsToFetch(lackingOf(...args)).map(({ sha256 }) => sha256)

describe('what a Docker lacks of an image', () => {
  it('is everything where it has nothing', () => {
    expect(digests([image('new', 'base', 'node', 'app')], [])).toEqual([
      'config-of-new',
      'gz-base',
      'gz-node',
      'gz-app',
    ])
  })

  it('is what lies above the layers that any of its images begins with', () => {
    const have = [held('other', 'base'), held('old', 'base', 'node', 'app-1'), held('web', 'base', 'nginx')]
    expect(digests([image('new', 'base', 'node', 'app-2')], have)).toEqual(['config-of-new', 'gz-app-2'])
  })

  it('is a layer that lies upon other layers there, since Docker would not find it', () => {
    const have = [held('old', 'base-1', 'node')]
    expect(digests([image('new', 'base-2', 'node')], have)).toEqual(['config-of-new', 'gz-base-2', 'gz-node'])
  })

  it('is the description alone where only that differs', () => {
    expect(digests([image('new', 'base', 'node')], [held('old', 'base', 'node')])).toEqual(['config-of-new'])
  })

  it('is nothing where the image is there under its name', () => {
    expect(lackingOf([image('web', 'base', 'nginx')], [held('web', 'base', 'nginx')])).toEqual([])
  })

  it('is the image again where its name has come to mean another one', () => {
    expect(digests([image('web', 'base', 'nginx-2')], [held('web', 'base', 'nginx-1')])).toContain(
      'gz-nginx-2',
    )
  })

  it('counts a layer that two images share only once', () => {
    const images = [image('app', 'base', 'node'), image('web', 'base', 'nginx')]
    expect(digests(images, [])).toHaveLength(5)
    // As it comes, as Docker receives it, and unpacked.
    expect(spaceFor(lackingOf(images, []))).toBe(3 * (10 + 10 + 30))
  })
})
