import type { Kind } from './frameworks/index.ts'
import type { SizeName } from './sizes.ts'

/** What is asked of somebody who begins. */
export interface Answers {
  /** Names the project in the cloud. */
  readonly name: string
  readonly kind: Kind
  readonly region: string
  readonly size: SizeName
  /** `app.example.com` */
  readonly domain: string | undefined
}
