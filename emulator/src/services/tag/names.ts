import type { World } from '../../engine/world.ts'

/**
 * Six-segment resource names, `qcs::<service>:<region>:<owner>:<prefix>/<id>`. The service and prefix of a kind
 * do not always follow its product: a security group is `cvm:sg`, a disk `cvm:volume`.
 * https://cloud.tencent.com/document/product/651/89122
 */
const kinds = {
  instance: { service: 'cvm', prefix: 'instance' },
  keyPair: { service: 'cvm', prefix: 'keypair' },
  securityGroup: { service: 'cvm', prefix: 'sg' },
  disk: { service: 'cvm', prefix: 'volume' },
  snapshot: { service: 'cvm', prefix: 'snapshot' },
  vpc: { service: 'vpc', prefix: 'vpc' },
  subnet: { service: 'vpc', prefix: 'subnet' },
  routeTable: { service: 'vpc', prefix: 'rtb' },
  address: { service: 'vpc', prefix: 'eip' },
  natGateway: { service: 'vpc', prefix: 'nat' },
  postgres: { service: 'postgres', prefix: 'DBInstanceId' },
  redis: { service: 'redis', prefix: 'instance' },
  loadBalancer: { service: 'clb', prefix: 'clb' },
  certificate: { service: 'ssl', prefix: 'certificate' },
  dnsDomain: { service: 'dnspod', prefix: 'domain' },
  cdnDomain: { service: 'cdn', prefix: 'domain' },
  alarmPolicy: { service: 'monitor', prefix: 'cm-policy' },
  alarmNotice: { service: 'monitor', prefix: 'cm-notice' },
  logset: { service: 'cls', prefix: 'logset' },
  logTopic: { service: 'cls', prefix: 'topic' },
  role: { service: 'cam', prefix: 'role' },
  policy: { service: 'cam', prefix: 'policy' },
} as const

/** The name of a resource of the emulator's account; `region` is empty for global kinds. */
export function resourceName(world: World, kind: keyof typeof kinds, region: string, id: string): string {
  const { service, prefix } = kinds[kind]
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
