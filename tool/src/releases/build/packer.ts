import type { AppConfig } from '../../config/schema.ts'
import { imagePacker } from '../images/packer.ts'
import type { Artifact, Release } from '../release.ts'
import { archivePacker } from './archive.ts'

export interface PackInput {
  /** The project's folder, with what the build left. */
  readonly folder: string
  readonly app: AppConfig
  /** The project's name. */
  readonly project: string
  /** `20260314-091207-a1b2c3d` */
  readonly id: string
  /** A folder of this build's own, for what is packed. */
  readonly home: string
  readonly signal: AbortSignal | undefined
}

/** Makes what is built into one kind of artifact. */
export interface Packer<A extends Artifact = Artifact> {
  readonly kind: A['kind']
  pack(input: PackInput): Promise<A>
  /** What of it goes into the releases bucket: each object, and the file on this machine. */
  files(release: Release, artifact: A, home: string): readonly PackedFile[]
}

export interface PackedFile {
  readonly key: string
  readonly file: string
}

const packers: readonly Packer[] = [archivePacker, imagePacker]

export function packerOf(kind: Artifact['kind']): Packer {
  const packer = packers.find((one) => one.kind === kind)
  if (packer === undefined) throw new Error(`nothing packs a release as ${kind}`)
  return packer
}
