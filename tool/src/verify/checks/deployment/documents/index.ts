import type { Check } from '../../../check.ts'
import { deploymentFiles } from './deployment-files.ts'
import { deploymentGuide } from './deployment-guide.ts'
import { operationsScripts } from './operations-scripts.ts'

export const documents: readonly Check[] = [deploymentGuide, deploymentFiles, operationsScripts]
