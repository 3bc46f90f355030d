import type { FailedResource } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { readResourceName } from './resource-name.ts'

/** Does `change` to each named resource; a refusal concerns that one alone and is answered beside the others. */
export function eachResource(
  world: World,
  names: readonly string[],
  change: (resource: string) => void,
): FailedResource[] {
  if (names.length === 0 || names.length > limits.resourcesPerCall) {
    throw new CloudError(
      'LimitExceeded.ResourceNumPerRequest',
      `ResourceList must name between 1 and ${limits.resourcesPerCall} resources.`,
    )
  }
  const failed: FailedResource[] = []
  for (const name of names) {
    try {
      change(readResourceName(world, name))
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      failed.push({ Resource: name, Code: error.code, Message: error.message })
    }
  }
  return failed
}
