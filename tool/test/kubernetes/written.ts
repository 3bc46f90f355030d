import { parse } from 'yaml'
import { kubernetesFiles } from '../../src/export/kubernetes/folder.ts'
import type { KubernetesInput } from '../../src/export/kubernetes/input.ts'

/** An object as a cluster reads it; of many kinds, so that its fields are looked at without types. */
// biome-ignore lint/suspicious/noExplicitAny: the schemas say what it has, not the compiler
export type Written = any

/** What of an export goes to a cluster, read back from its files. */
export interface WrittenObjects {
  readonly all: readonly Written[]
  of(kind: string, name?: string): Written
  each(kind: string): Written[]
}

export function writtenObjects(input: KubernetesInput): WrittenObjects {
  const all: Written[] = Object.entries(kubernetesFiles(input))
    .filter(([path]) => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'))
    .map(([, text]) => parse(text))
  return {
    all,
    each: (kind) => all.filter((one) => one.kind === kind),
    of(kind, name) {
      const found = all.find((one) => one.kind === kind && (name === undefined || one.metadata.name === name))
      if (found === undefined) throw new Error(`no ${kind} ${name ?? ''}`)
      return found
    },
  }
}

/** Templates of pods by the name of what makes them. */
export function podTemplates(
  objects: WrittenObjects,
): readonly { readonly name: string; readonly template: Written }[] {
  return [...objects.each('Deployment'), ...objects.each('Job')].map(({ metadata, spec }) => ({
    name: metadata.name,
    template: spec.template,
  }))
}
