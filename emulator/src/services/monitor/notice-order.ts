import type {
  CreateAlarmNoticeRequest,
  URLNotice,
  UserNotice,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { supportOnly } from '../supported-fields.ts'
import { invalidValue } from './errors.ts'
import { limits } from './limits.ts'
import type { AlarmNotice } from './model.ts'

const noticeTypes = ['ALL', 'ALARM', 'OK']
const languages = ['zh-CN', 'en-US']
const ways = ['EMAIL', 'SMS', 'CALL', 'WECHAT', 'RTX']

type NoticeRequest = Pick<
  CreateAlarmNoticeRequest,
  'Name' | 'NoticeType' | 'NoticeLanguage' | 'UserNotices' | 'URLNotices' | 'CLSNotices'
>

/** What a request says of a notice template, which is always the whole. @throws CloudError */
export function readNotice(request: NoticeRequest): Omit<AlarmNotice, 'noticeId' | 'updatedAt'> {
  const { Name, NoticeType, NoticeLanguage, UserNotices = [], URLNotices = [], CLSNotices = [] } = request
  if (Name === '' || Name.length > limits.nameLength) {
    throw invalidValue('Name', Name, `1 to ${limits.nameLength} characters`)
  }
  checkOneOf('NoticeType', NoticeType, noticeTypes)
  checkOneOf('NoticeLanguage', NoticeLanguage, languages)
  checkCount('UserNotices', UserNotices, limits.userNotices)
  checkCount('URLNotices', URLNotices, limits.urlNotices)
  checkCount('CLSNotices', CLSNotices, limits.clsNotices)
  for (const notice of UserNotices) checkUserNotice(notice)
  for (const notice of URLNotices) checkUrlNotice(notice)
  return {
    name: Name,
    noticeType: NoticeType,
    language: NoticeLanguage,
    userNotices: UserNotices,
    urlNotices: URLNotices,
    clsNotices: CLSNotices,
  }
}

export function checkOneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw invalidValue(name, value, `one of ${allowed.join(', ')}`)
}

function checkUserNotice(notice: UserNotice): void {
  supportOnly(
    notice,
    ['ReceiverType', 'StartTime', 'EndTime', 'NoticeWay', 'UserIds', 'GroupIds', 'Weekday'],
    'UserNotices.',
  )
  checkOneOf('ReceiverType', notice.ReceiverType, ['USER', 'GROUP'])
  const receivers = notice.ReceiverType === 'USER' ? notice.UserIds : notice.GroupIds
  if (!receivers?.length) throw invalidValue('UserNotices', notice.ReceiverType, 'nobody is named')
  if (notice.NoticeWay.length === 0) throw invalidValue('NoticeWay', [], `some of ${ways.join(', ')}`)
  for (const way of notice.NoticeWay) checkOneOf('NoticeWay', way, ways)
  checkTimes(notice)
}

function checkUrlNotice(notice: URLNotice): void {
  supportOnly(notice, ['URL', 'StartTime', 'EndTime', 'Weekday'], 'URLNotices.')
  if (notice.URL.length > limits.urlLength || !/^https?:\/\/\S+$/.test(notice.URL)) {
    throw invalidValue('URL', notice.URL, `an http address of up to ${limits.urlLength} characters`)
  }
  checkTimes(notice)
}

function checkTimes({ StartTime = 0, EndTime = limits.lastSecond, Weekday = [] }: Partial<UserNotice>): void {
  for (const [name, second] of Object.entries({ StartTime, EndTime })) {
    if (!Number.isInteger(second) || second < 0 || second > limits.lastSecond) {
      throw invalidValue(name, second, `0 to ${limits.lastSecond} seconds of the day`)
    }
  }
  const days = Weekday.map(Number)
  if (!days.every((day) => day >= 1 && day <= 7)) throw invalidValue('Weekday', days, '1 to 7')
}

function checkCount(name: string, list: readonly unknown[], most: number): void {
  if (list.length > most) throw invalidValue(name, list.length, `at most ${most}`)
}
