import type { ReleaseLinks } from '../../../releases/deploy/links.ts'
import { blobsToFetch, type Lacking, lackingOf, spaceFor } from '../../../releases/images/lacking.ts'
import { blobKey, type ContainerImage } from '../../../releases/release.ts'
import { type Host, runOn } from '../../host.ts'
import { refuseFullDisk } from '../../room.ts'
import type { Script } from '../../script.ts'
import type { ComposePlaces } from './places.ts'
import { imagesScript, loadScript, notLoaded, pullScript, readImages } from './steps/deliver.ts'

export interface Delivery {
  readonly host: Host
  readonly places: ComposePlaces
  readonly images: readonly ContainerImage[]
  readonly links: ReleaseLinks
  /** Where Docker keeps images. */
  readonly dockerRoot: string
  /** Makes a script the only step on the host. */
  readonly alone: (script: Script) => Script
}

/** Brings images into a host's Docker, fetching only what it lacks. */
export async function deliverImages(delivery: Delivery): Promise<void> {
  const { host, images, links, dockerRoot, alone } = delivery
  const held = readImages(await runOn(host, alone(imagesScript(dockerRoot))))
  const lacking = lackingOf(images, held.images)
  if (lacking.length === 0) return

  refuseFullDisk(host, held.freeKilobytes, spaceFor(lacking))

  const { login } = links
  const travelling: Lacking[] = []
  for (const one of lacking) {
    const { reference } = one.image
    if (reference !== undefined && login !== undefined)
      await runOn(host, alone(pullScript({ ...one.image, reference }, login)))
    else travelling.push(one)
  }
  if (travelling.length > 0) await fetchImages(delivery, travelling)
}

/**
 * A Docker that keeps images in containerd's store wants every layer in the archive, those it holds too; it says
 * so by refusing the archive, and gets them.
 */
async function fetchImages(
  { host, places, links, alone }: Delivery,
  lacking: readonly Lacking[],
): Promise<void> {
  const images = lacking.map(({ image }) => image)
  const load = (layers: readonly Lacking[]) =>
    alone(
      loadScript({
        places,
        images,
        blobs: blobsToFetch(layers).map((blob) => ({ ...blob, url: links.to(blobKey(blob)) })),
        connectTo: links.connectTo,
      }),
    )
  const { exitCode } = await host.transport.run(load(lacking))
  if (exitCode === 0) return
  const everything = images.map((image) => ({ image, layers: image.layers }))
  await runOn(host, load(exitCode === notLoaded ? everything : lacking))
}
