import type { World } from '../../engine/world.ts'

/**
 * Six-segment resource names, `qcs::<service>:<region>:<owner>:<prefix>/<id>`. The service and prefix of a kind
 * do not always follow its product: a security group is `cvm:sg`, a disk `cvm:volume`.
 * https://cloud.tencent.com/document/product/651/89122
 */
const prefixes = {
  instance: 'cvm:instance',
  keyPair: 'cvm:keypair',
  securityGroup: 'cvm:sg',
  disk: 'cvm:volume',
  vpc: 'vpc:vpc',
  subnet: 'vpc:subnet',
  routeTable: 'vpc:rtb',
  address: 'vpc:eip',
  postgres: 'postgres:DBInstanceId',
  redis: 'redis:instance',
  loadBalancer: 'clb:clb',
  certificate: 'ssl:certificate',
  dnsDomain: 'dnspod:domain',
  cdnDomain: 'cdn:domain',
  role: 'cam:role',
  policy: 'cam:policy',
} as const

/** The name of a resource of the emulator's account; `region` is empty for global kinds. */
export function resourceName(world: World, kind: keyof typeof prefixes, region: string, id: string): string {
  const [service, prefix] = prefixes[kind].split(':')
  return `qcs::${service}:${region}:uin/${world.account.uin}:${prefix}/${id}`
}

/** COS names its owner by AppId. */
export function bucketName(world: World, region: string, bucket: string): string {
  return `qcs::cos:${region}:uid/${world.account.appId}:bucket/${bucket}`
}

/** The same name with the owner filled in where the caller left it out (`uin/`, `uid/`). */
export function withOwner(world: World, name: string): string {
  return name
    .replace(/:uin\/:/, `:uin/${world.account.uin}:`)
    .replace(/:uid\/:/, `:uid/${world.account.appId}:`)
}
