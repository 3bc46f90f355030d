import type { Check } from '../../../check.ts'
import { appHealth } from './app-health.ts'
import { appReady } from './app-ready.ts'
import { appWriteRead } from './app-write-read.ts'
import { planEmpty } from './plan-empty.ts'
import { rollbackReady } from './rollback-ready.ts'
import { siteServed } from './site-served.ts'
import { tagsComplete } from './tags-complete.ts'

export const releases: readonly Check[] = [
  appHealth,
  appReady,
  siteServed,
  appWriteRead,
  planEmpty,
  tagsComplete,
  rollbackReady,
]
