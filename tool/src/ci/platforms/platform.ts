import type { Language } from '../../text.ts'
import type { Pipeline } from '../pipeline.ts'

/** A file of the project that says to a platform what to do. */
export interface PipelineFile {
  /** From the project's folder. */
  readonly path: string
  readonly content: string
}

/** Puts pipelines into one platform's form. Pure. */
export interface Platform {
  readonly id: 'cnb' | 'github' | 'gitlab' | 'jenkins'
  readonly name: string
  write(pipeline: Pipeline, language: Language): readonly PipelineFile[]
}
