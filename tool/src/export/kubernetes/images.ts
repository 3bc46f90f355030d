import type { HistoryEntry } from '../../releases/history/history.ts'
import { provenVersions } from '../../releases/history/proven.ts'
import type { Release } from '../../releases/release.ts'

/** What an image is, as kustomize takes it. */
export type Image =
  | { readonly newName: string; readonly digest: string }
  | { readonly newName: string; readonly newTag: string }

export interface Images {
  readonly app: Image
  /** Of the release before: pages that were loaded from it go on. */
  readonly previous: Image
  readonly web: Image
}

/** What has to be filled in: no cluster can pull it as it stands, so that none runs what nobody chose. */
export const toFillIn = 'TO-BE-FILLED-IN'

/**
 * The images of the release that serves and of the one before, by digest, where they went through a registry.
 *
 * @param entries the history, newest first
 * @param repository where images are pushed; undefined where the config names none
 * @param web what hosts run as the web server: `nginx:1.28`
 */
export function imagesOf(
  entries: readonly HistoryEntry[],
  repository: string | undefined,
  web: string,
): Images {
  const [serving, before = serving] = provenVersions(entries).map(({ release }) => release)
  const unknown = { newName: repository ?? 'registry.example.com/space/app', newTag: toFillIn }
  return {
    app: imageIn(serving, 'app') ?? unknown,
    // The first one has none before it but itself.
    previous: imageIn(before, 'app') ?? imageIn(serving, 'app') ?? unknown,
    web: imageIn(serving, 'web') ?? tagged(web),
  }
}

export function isChosen(image: Image): boolean {
  return !('newTag' in image && image.newTag === toFillIn)
}

function imageIn(release: Release | undefined, which: 'app' | 'web'): Image | undefined {
  if (release?.artifact.kind !== 'image') return undefined
  const [newName, digest] = release.artifact[which].reference?.split('@') ?? []
  return newName === undefined || digest === undefined ? undefined : { newName, digest }
}

function tagged(name: string): Image {
  const at = name.lastIndexOf(':')
  return { newName: name.slice(0, at), newTag: name.slice(at + 1) }
}
