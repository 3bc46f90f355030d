import { randomUUID } from 'node:crypto'
import type {
  CreateLogsetRequest,
  CreateLogsetResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { limits } from '../limits.ts'
import { logsets } from '../model.ts'
import { checkName, readFewTags } from '../names.ts'

export const createLogset: Action<CreateLogsetRequest, CreateLogsetResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['LogsetName', 'Tags'])
  const { LogsetName: name } = request
  checkName('LogsetName', name)
  checkUnique(world, region, name)
  const tags = readFewTags(request.Tags)
  const logsetId = randomUUID()
  logsets(world).set(logsetId, { logsetId, region, name, createdAt: world.clock.now() })
  setTags(world, resourceName(world, 'logset', region, logsetId), tags)
  return { LogsetId: logsetId }
}

/** Within the region, as is the quota. @throws CloudError */
export function checkUnique(world: World, region: string, name: string): void {
  const inRegion = [...logsets(world).values()].filter((logset) => logset.region === region)
  if (inRegion.some((logset) => logset.name === name)) {
    throw new CloudError('InvalidParameter.LogsetConflict', `A logset is called ${name} already.`)
  }
  if (inRegion.length >= limits.logsetsPerRegion) {
    throw new CloudError('LimitExceeded.Logset', `The quota is ${limits.logsetsPerRegion} logsets.`)
  }
}
