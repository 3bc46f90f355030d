import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** An immutable packed version of the app. */
export interface Release {
  /** `20260314-091207-a1b2c3d`: UTC time and revision. */
  readonly id: string
  /** Digest of what it was built from. */
  readonly inputs: string
  readonly createdAt: string
  readonly artifact: Artifact
}

/** What a release consists of, in the form its runtime takes. */
export type Artifact = ArchiveArtifact | ImageArtifact

/** The files of a release. */
export interface ArchiveArtifact {
  readonly kind: 'archive'
  /** Digest of the archive. */
  readonly sha256: string
  /** Bytes of the archive. */
  readonly size: number
}

/** Container images, and the files that belong beside them. */
export interface ImageArtifact {
  readonly kind: 'image'
  /** The app's image, named after the release. */
  readonly app: ContainerImage
  /** The web server's. */
  readonly web: ContainerImage
  /** Bytes of all their blobs together. */
  readonly size: number
  /** Compose file, web server configuration and static site. */
  readonly files: ArchiveArtifact
}

/** An image as `docker load` takes it: a description, and layers that lie upon each other. */
export interface ContainerImage {
  /** `safe-system:20260314-091207-a1b2c3d` */
  readonly name: string
  readonly config: ImageBlob
  /** The lowest first. */
  readonly layers: readonly ImageLayer[]
  /** `registry/space/name@sha256:…`, where it travels through a registry. */
  readonly reference?: string
}

export interface ImageBlob {
  /** Of what is stored, which of a layer is compressed. */
  readonly sha256: string
  /** Bytes stored. */
  readonly size: number
}

export interface ImageLayer extends ImageBlob {
  /** Digest of the layer unpacked, by which Docker knows it: `sha256:…`. */
  readonly diffId: string
  /** Bytes unpacked. */
  readonly unpacked: number
}

/** Every blob of an artifact, each once. */
export function blobsOf({ app, web }: ImageArtifact): ImageBlob[] {
  const blobs = [app, web].flatMap(({ config, layers }) => [config, ...layers])
  return [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()]
}

/** The path of a release's archive in the releases bucket. */
export function archiveKey(release: Pick<Release, 'id'>): string {
  return `releases/${release.id}/release.tar.gz`
}

/** The path of a release's description in the releases bucket. */
export function manifestKey(release: Pick<Release, 'id'>): string {
  return `releases/${release.id}/manifest.json`
}

/** The path of an image's blob in the releases bucket, which holds each only once. */
export function blobKey({ sha256 }: Pick<ImageBlob, 'sha256'>): string {
  return `images/sha256/${sha256}`
}

export function releaseId(at: Date, revision: string): string {
  const [day, time] = at.toISOString().split('T')
  return `${day?.replaceAll('-', '')}-${time?.slice(0, 8).replaceAll(':', '')}-${revision.slice(0, 7)}`
}

/** The commit that is checked out, or the inputs' own digest where there is no repository. */
export async function revisionOf(folder: string, inputs: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: folder })
    return stdout.trim()
  } catch {
    return inputs
  }
}
