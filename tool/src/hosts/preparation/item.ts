import type { Text } from '../../text.ts'

/** One thing that is true of a prepared host: what it needs, how to see that it holds, how to bring it about. */
export interface Item {
  /** `data-disk` */
  readonly id: string
  readonly title: Text
  readonly packages?: readonly Package[]
  /** Written after the packages are there. */
  readonly files?: readonly HostFile[]
  /** Lines of bash that fail unless the rest holds too. */
  readonly check?: readonly string[]
  /** Lines of bash that bring the rest about, with packages and files in place. Safe to repeat. */
  readonly apply?: readonly string[]
  /** What cloud-init is to do of it by a module of its own, since it must come before any package. */
  readonly cloudConfig?: Readonly<Record<string, unknown>>
  /** Not for cloud-init: needs something that a new machine gets only while it boots or later, or is not needed until then. */
  readonly afterBoot?: boolean
  /** Releases run without it: where it fails, that is told and keeps none of them. */
  readonly isSpare?: boolean
}

export interface Package {
  /** As the distributions call it, the first that is known there is taken. */
  readonly names: readonly [string, ...string[]]
  /** Shell condition under which it counts as there, whoever brought it. Default: the package is installed. */
  readonly present?: string
}

export interface HostFile {
  readonly path: string
  readonly content: string
  /** Default: 0644. */
  readonly mode?: string
}
