import type { Text } from '../text.ts'
import type { ProjectFiles } from './project-files.ts'

/** What was found of an app: how it is built and started, and what it leans on. */
export interface DetectedApp {
  /** `Express (Node)` */
  readonly framework: string
  /** Present where a Dockerfile says how it runs. The rest then says how it runs as a process, as far as that is known. */
  readonly image?: DetectedImage
  /** Shell commands that leave the release in `releaseFolder`; none where it runs in its image alone. */
  readonly build: readonly string[]
  /** What the build reads. */
  readonly inputs: readonly string[]
  /** Starts it in the release's folder. An app that is a web site alone starts nothing. */
  readonly start?: string
  readonly migrate?: string
  /** Where the web site lies in the release. */
  readonly site?: string
  readonly health: string
  readonly ready: string
  /** Variables that each environment has a value of its own for, and those that somebody has to give it. */
  readonly secrets?: readonly string[]
  readonly variables?: readonly string[]
  readonly needs: Needs
  /** What somebody should look at before the first release. */
  readonly advice: readonly Text[]
}

/** Whether it is a web site without a server of its own: it asks no database, and leaves nothing to back up. */
export function isSiteAlone({ start, image }: DetectedApp): boolean {
  return start === undefined && image === undefined
}

/** As in the config's `app.image`. */
export interface DetectedImage {
  readonly dockerfile: string
  readonly context: string
  readonly port: number | undefined
  readonly command: string | undefined
  readonly writable: readonly string[]
}

/** What an app leans on, as far as its packages tell. */
export interface Needs {
  readonly postgres: boolean
  readonly redis: boolean
}

/** Looks whether an app is of its kind. Pure, but for what it reads. */
export type Framework = (files: ProjectFiles) => DetectedApp | undefined
