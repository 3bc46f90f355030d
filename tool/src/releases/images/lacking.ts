import type { ContainerImage, ImageBlob, ImageLayer } from '../release.ts'

/** An image that a Docker has. */
export interface HeldImage {
  readonly names: readonly string[]
  /** Their digests unpacked, the lowest first. */
  readonly layers: readonly string[]
}

/** An image with the layers to be fetched before Docker can take it. */
export interface Lacking {
  readonly image: ContainerImage
  readonly layers: readonly ImageLayer[]
}

/**
 * What a Docker that holds some images lacks of others. Docker knows a layer by all that lies below it, so only
 * a common beginning counts: the same layer upon others is another layer to it.
 */
export function lackingOf(images: readonly ContainerImage[], held: readonly HeldImage[]): Lacking[] {
  return images
    .filter((image) => !held.some((one) => isSame(image, one)))
    .map((image) => {
      const known = Math.max(0, ...held.map((one) => commonBeginning(image, one)))
      return { image, layers: image.layers.slice(known) }
    })
}

/** Every blob to fetch for them, each once, descriptions included. */
export function blobsToFetch(lacking: readonly Lacking[]): ImageBlob[] {
  const blobs = lacking.flatMap(({ image, layers }) => [image.config, ...layers])
  return [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()]
}

/** Bytes that fetching and loading them takes for a while: as they come, as Docker receives them, and unpacked. */
export function spaceFor(lacking: readonly Lacking[]): number {
  const layers = new Map(lacking.flatMap((one) => one.layers).map((layer) => [layer.sha256, layer]))
  return [...layers.values()].reduce((sum, { size, unpacked }) => sum + 2 * size + unpacked, 0)
}

function commonBeginning({ layers }: ContainerImage, held: HeldImage): number {
  const differs = layers.findIndex(({ diffId }, index) => held.layers[index] !== diffId)
  return differs < 0 ? layers.length : differs
}

function isSame(image: ContainerImage, held: HeldImage): boolean {
  const { length } = image.layers
  return (
    held.names.includes(image.name) &&
    held.layers.length === length &&
    commonBeginning(image, held) === length
  )
}
