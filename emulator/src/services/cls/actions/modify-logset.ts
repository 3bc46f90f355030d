import type {
  ModifyLogsetRequest,
  ModifyLogsetResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { findLogset } from '../find.ts'
import { logsets } from '../model.ts'
import { checkName, readFewTags } from '../names.ts'
import { checkUnique } from './create-logset.ts'

/** Tags are replaced as a whole where they are given. */
export const modifyLogset: Action<ModifyLogsetRequest, ModifyLogsetResponse> = (
  { LogsetId, LogsetName, Tags },
  { world, region },
) => {
  const logset = findLogset(world, region, LogsetId)
  const name = LogsetName ?? logset.name
  if (name !== logset.name) {
    checkName('LogsetName', name)
    checkUnique(world, region, name)
  }
  const tags = Tags && readFewTags(Tags)
  logsets(world).set(LogsetId, { ...logset, name })
  if (tags) setTags(world, resourceName(world, 'logset', region, LogsetId), tags)
  return {}
}
