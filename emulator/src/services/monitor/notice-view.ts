import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { policiesOf } from './find.ts'
import type { AlarmNotice } from './model.ts'

/** A robot of WeCom, which the platform knows; other addresses must first answer with a code. */
const knownRobots = 'https://qyapi.weixin.qq.com/'

export function noticeTags(world: World, { noticeId }: AlarmNotice): Tags {
  return tagsOf(world, resourceName(world, 'alarmNotice', '', noticeId))
}

export function showNotice(world: World, notice: AlarmNotice): models.AlarmNotice {
  return {
    Id: notice.noticeId,
    Name: notice.name,
    NoticeType: notice.noticeType,
    NoticeLanguage: notice.language,
    UserNotices: [...notice.userNotices],
    URLNotices: notice.urlNotices.map((one) => ({
      ...one,
      IsValid: one.URL.startsWith(knownRobots) ? 1 : 0,
      ValidationCode: '',
    })),
    CLSNotices: [...notice.clsNotices],
    IsPreset: 0,
    PolicyIds: policiesOf(world, notice.noticeId).map(({ policyId }) => policyId),
    UpdatedAt: chinaTime(notice.updatedAt),
    UpdatedBy: world.account.uin,
    Tags: asKeyValue(noticeTags(world, notice)),
  }
}
