import { createHash, createHmac } from 'node:crypto'
import type { World } from '../../../engine/world.ts'

/**
 * The Authorization of a request to COS that is signed with the account's own key, as services of the cloud send it.
 * Headers and parameters are not part of it. https://cloud.tencent.com/document/product/436/7778
 *
 * @param pathname as it is sent
 */
export function cosAuthorization({ account }: World, method: string, pathname: string): string {
  const now = Math.floor(Date.now() / 1000)
  const time = `${now - 60};${now + 600}`
  const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')
  const asked = `${method.toLowerCase()}\n${decodeURIComponent(pathname)}\n\n\n`
  const toSign = `sha1\n${time}\n${createHash('sha1').update(asked).digest('hex')}\n`
  const signature = hmac(hmac(account.secretKey, time), toSign)
  return [
    'q-sign-algorithm=sha1',
    `q-ak=${account.secretId}`,
    `q-sign-time=${time}`,
    `q-key-time=${time}`,
    'q-header-list=',
    'q-url-param-list=',
    `q-signature=${signature}`,
  ].join('&')
}
