import { stringify } from 'yaml'
import type { KubernetesInput, KubernetesObject } from './input.ts'
import { images, namespaceOf } from './names.ts'
import { balancing } from './objects/balancing.ts'
import { entrance } from './objects/entrance.ts'
import { foundation } from './objects/foundation.ts'
import { migration } from './objects/migration.ts'
import { policies } from './objects/policies.ts'
import { scaling } from './objects/scaling.ts'
import { webDeployment } from './objects/web.ts'
import { workerDeployment } from './objects/worker.ts'
import { readme } from './readme.ts'

/** What objects are applied with, in the order in which that is done. */
export const folders = ['foundation', 'migration', 'app'] as const

/** Lists what a folder has, for kustomize. */
export const listFile = 'kustomization.yaml'

/** Objects by their folder. */
export function manifestsOf(
  input: KubernetesInput,
): Readonly<Record<(typeof folders)[number], readonly KubernetesObject[]>> {
  return {
    foundation: [...foundation(input), ...policies(input)],
    migration: migration(input),
    app: [
      webDeployment(input),
      ...workerDeployment(input),
      ...scaling(input),
      balancing(input),
      ...entrance(input),
    ],
  }
}

/** The files of the export by path. Pure. */
export function kubernetesFiles(input: KubernetesInput): Readonly<Record<string, string>> {
  const manifests = manifestsOf(input)
  const filled = folders.filter((folder) => manifests[folder].length > 0)
  return {
    'README.md': readme(input),
    [imagesFile]: yaml(imagesOf(input)),
    ...Object.assign({}, ...filled.map((folder) => filesOf(input, folder, manifests[folder]))),
    // To look at the whole: an apply goes folder by folder, since pods must not come before the migration is done.
    [listFile]: yaml({ ...kustomization, resources: filled }),
  }
}

const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }

function filesOf(input: KubernetesInput, folder: string, objects: readonly KubernetesObject[]) {
  const files = objects.map((object) => [`${object.kind.toLowerCase()}-${object.metadata.name}.yaml`, object])
  const listed = {
    ...kustomization,
    namespace: namespaceOf(input),
    ...(folder !== 'foundation' && { components: ['../images'] }),
    resources: files.map(([name]) => name),
  }
  return Object.fromEntries(
    [...files, [listFile, listed]].map(([name, content]) => [`${folder}/${name}`, yaml(content)]),
  )
}

/** The one place that says which images run. */
export const imagesFile = `images/${listFile}`

function imagesOf({ images: { app, previous, web } }: KubernetesInput) {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    images: [
      { name: images.app, ...app },
      { name: images.previous, ...previous },
      { name: images.web, ...web },
    ],
  }
}

function yaml(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })
}
