import type { Text } from '../text.ts'
import type { ProjectFiles } from './project-files.ts'

/** What was found of an app: how it is built and started, and what it leans on. */
export interface DetectedApp {
  /** `Express (Node)` */
  readonly framework: string
  /** Shell commands that leave the release in `releaseFolder`. */
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
  readonly needs: Needs
  /** What somebody should look at before the first release. */
  readonly advice: readonly Text[]
}

/** What an app leans on, as far as its packages tell. */
export interface Needs {
  readonly postgres: boolean
  readonly redis: boolean
}

/** Looks whether an app is of its kind. Pure, but for what it reads. */
export type Framework = (files: ProjectFiles) => DetectedApp | undefined
