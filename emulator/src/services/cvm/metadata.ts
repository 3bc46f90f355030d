import type { World } from '../../engine/world.ts'
import { currentCredential } from '../cam/credentials.ts'
import type { Page } from '../service.ts'
import { isoTime } from '../timestamps.ts'
import { type Instance, instances } from './model.ts'
import { publicIps } from './view.ts'

/** Seconds; as long as the cloud's. */
const credentialLifetime = 7_200

type Reader = (world: World, instance: Instance) => string

/** Below `/latest/meta-data/`. https://cloud.tencent.com/document/product/213/4934 */
const keys: Readonly<Record<string, Reader>> = {
  'instance-id': (_, instance) => instance.instanceId,
  'instance-name': (_, instance) => instance.name,
  hostname: (_, instance) => instance.hostName,
  'local-hostname': (_, instance) => instance.hostName,
  'app-id': (world) => world.account.appId,
  'local-ipv4': (_, instance) => instance.privateIp,
  'public-ipv4': (world, instance) => publicIps(world, instance).join('\n'),
  'placement/region': (_, instance) => instance.region,
  'placement/zone': (_, instance) => instance.zone,
  'cam/security-credentials/': (_, instance) => instance.camRoleName,
}

/**
 * What http://metadata.tencentyun.com tells a host about itself: `<instance>/latest/meta-data/<key>`. A key that
 * ends in a slash lists what is below it.
 */
export function readMetadata(world: World, path: string): Page | undefined {
  const [instanceId = '', version, kind, ...rest] = path.split('/')
  const instance = instances(world).get(instanceId)
  if (!instance || version !== 'latest' || kind !== 'meta-data') return undefined
  const text = readKey(world, instance, rest.join('/'))
  return text === undefined ? undefined : { type: 'text/plain; charset=utf-8', body: text }
}

function readKey(world: World, instance: Instance, key: string): string | undefined {
  const reader = Object.hasOwn(keys, key) ? keys[key] : undefined
  if (reader) return reader(world, instance)
  const role = instance.camRoleName
  if (role !== '' && key === `cam/security-credentials/${role}`) return credentials(world, instance)
  return listBelow(key)
}

function credentials(world: World, instance: Instance): string {
  const caller = {
    type: 'role',
    uin: world.account.uin,
    roleName: instance.camRoleName,
    sessionName: instance.instanceId,
  } as const
  const { secretId, secretKey, token, expiresAt } = currentCredential(world, caller, credentialLifetime)
  return JSON.stringify({
    TmpSecretId: secretId,
    TmpSecretKey: secretKey,
    ExpiredTime: Math.floor(expiresAt / 1000),
    Expiration: isoTime(expiresAt),
    Token: token,
    Code: 'Success',
  })
}

function listBelow(prefix: string): string | undefined {
  if (prefix !== '' && !prefix.endsWith('/')) return undefined
  const names = Object.keys(keys)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length).replace(/\/.*/, '/'))
  return names.length > 0 ? [...new Set(names)].join('\n') : undefined
}
