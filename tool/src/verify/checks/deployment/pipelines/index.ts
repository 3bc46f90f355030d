import type { Check } from '../../../check.ts'
import { platformChecks } from './platforms.ts'
import { stepChecks } from './steps.ts'

export const pipelines: readonly Check[] = [...platformChecks, ...stepChecks]
