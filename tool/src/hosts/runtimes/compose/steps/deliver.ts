import type { RegistryLogin } from '../../../../releases/deploy/links.ts'
import type { HeldImage } from '../../../../releases/images/lacking.ts'
import { loginConfig } from '../../../../releases/images/registry.ts'
import type { ContainerImage, ImageBlob } from '../../../../releases/release.ts'
import { hide, quote, type Script } from '../../../script.ts'
import type { ComposePlaces } from '../places.ts'

/** A question for the facts: the name of each image that Docker holds, with the digest of its description. */
export const imagesQuestion = `docker image ls --no-trunc --format '{{.Repository}}:{{.Tag}}={{.ID}}' | tr '\\n' ' '`

/** Whether the image is among those of the answer. A Docker that keeps images in containerd's store tells other digests. */
export function isHeld(answer: string, { name, config }: ContainerImage): boolean {
  return words(answer).includes(`${name}=sha256:${config.sha256}`)
}

/**
 * Asks which images Docker holds, with their layers from the lowest up, and how much room it has.
 *
 * @param dockerRoot where Docker keeps them
 */
export function imagesScript(dockerRoot: string): Script {
  const line = '{{range .RepoTags}}{{.}} {{end}}|{{range .RootFS.Layers}} {{.}}{{end}}'
  return {
    title: 'ask for images',
    timeout: 60,
    lines: [
      'images=$(docker image ls --quiet --no-trunc | sort -u)',
      `if [ -n "$images" ]; then docker image inspect --format ${quote(`image ${line}`)} $images; fi`,
      `echo "free $(df -Pk ${quote(dockerRoot)} | awk 'NR==2 {print $4}')"`,
    ],
  }
}

/** What `imagesScript` printed. */
export function readImages(output: string): { readonly images: HeldImage[]; readonly freeKilobytes: number } {
  const lines = output.split('\n')
  const images = lines.flatMap((line) => {
    const [, names = '', layers = ''] = line.match(/^image (.*)\|(.*)$/) ?? []
    return layers === '' ? [] : [{ names: words(names), layers: words(layers) }]
  })
  const free = lines.find((line) => line.startsWith('free '))
  return { images, freeKilobytes: Number(free?.slice('free '.length)) }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** Exit code with which `loadScript` says that Docker did not take the image. */
export const notLoaded = 7

export interface Loading {
  readonly places: ComposePlaces
  readonly images: readonly ContainerImage[]
  /** What has to be fetched, with links that bear their own permission. */
  readonly blobs: readonly (ImageBlob & { readonly url: string })[]
  /** `host:port` to connect to instead of the links' host. */
  readonly connectTo: string | undefined
}

/**
 * Fetches blobs, checks them and hands them to Docker as one archive. Layers that Docker holds are named there and
 * absent: it looks for their content only if it lacks them (moby, image/tarexport/load.go).
 */
export function loadScript({ places, images, blobs, connectTo }: Loading): Script {
  const folder = quote(places.blobs)
  const archive = images.map(({ name, config, layers }) => ({
    Config: config.sha256,
    RepoTags: [name],
    Layers: layers.map(({ sha256 }) => sha256),
  }))
  const lines = blobs.flatMap(({ sha256, url }) => [`url = "${url}"`, `output = "${places.blobs}/${sha256}"`])
  const connect = connectTo === undefined ? [] : [`connect-to = "::${connectTo}"`]
  const files = ['manifest.json', ...blobs.map(({ sha256 }) => sha256)]
  const digests = blobs.map(({ sha256 }) => `${sha256}  ${sha256}\n`).join('')
  return {
    title: 'fetch images',
    timeout: 1800,
    hidden: { curl: hide(`${[...connect, ...lines].join('\n')}\n`) },
    lines: [
      `mkdir -p ${folder}`,
      `cd ${folder}`,
      // The links go to curl on its standard input: a permission has no place in an argument list.
      `printf %s '{{tat-hidden:curl}}' | base64 -d | curl -fsS --retry 3 --retry-connrefused --parallel --parallel-max 4 -K -`,
      `printf %s ${quote(digests)} | sha256sum -c --status - || { echo "an image did not arrive whole"; rm -f ./*; exit 1; }`,
      `printf %s ${quote(JSON.stringify(archive))} > manifest.json`,
      `tar -cf - ${files.join(' ')} | docker load --quiet 2>&1 || exit ${notLoaded}`,
      'rm -f ./*',
    ],
  }
}

/** Pulls an image by its digest and gives it its name. The login is forgotten again. */
export function pullScript(
  { name, reference }: ContainerImage & { readonly reference: string },
  login: RegistryLogin,
): Script {
  return {
    title: 'pull an image',
    timeout: 1800,
    hidden: { login: hide(loginConfig(reference, login)) },
    lines: [
      `export DOCKER_CONFIG=$(mktemp -d); trap 'rm -rf "$DOCKER_CONFIG"' EXIT`,
      `printf %s '{{tat-hidden:login}}' | base64 -d > "$DOCKER_CONFIG/config.json"`,
      `docker pull --quiet ${quote(reference)} 2>&1`,
      `docker tag ${quote(reference)} ${quote(name)}`,
      // Its name alone keeps it, so that it goes when the name is removed.
      `docker image rm ${quote(reference)} >/dev/null`,
    ],
  }
}
