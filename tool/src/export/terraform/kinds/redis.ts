import { connectionTag, type RedisFields, typeIds } from '../../../resources/redis.ts'
import { attributeOf, type Exporter, ignoredTags } from '../exporter.ts'

const type = 'tencentcloud_redis_instance'

export const redis: Exporter<RedisFields> = {
  kind: 'redis',
  type,
  blocks({ key, label, id, name, tags, fields }, { refer, secret }) {
    const instance_id = attributeOf(type, label)
    return [
      {
        type,
        name: label,
        id,
        arguments: {
          name,
          availability_zone: fields.zone,
          type_id: typeIds[fields.architecture]?.[fields.version],
          charge_type: 'POSTPAID',
          mem_size: fields.memory * 1024,
          redis_shard_num: fields.architecture === 'cluster' ? fields.shards : undefined,
          redis_replicas_num: fields.replicas,
          vpc_id: refer(fields.vpc),
          subnet_id: refer(fields.subnet),
          security_groups: fields.securityGroups.map((group) => refer(group)),
          password: secret(`${key}/password`),
          tags,
        },
        // The provider cannot order one without a proxy: what it makes anew has one.
        ignoreChanges: ['password', ...ignoredTags, `tags["${connectionTag}"]`],
      },
      {
        type: 'tencentcloud_redis_ssl',
        name: label,
        id,
        arguments: { instance_id, ssl_config: fields.ssl ? 'enabled' : 'disabled' },
      },
      {
        type: 'tencentcloud_redis_param',
        name: label,
        id,
        arguments: { instance_id, instance_params: fields.parameters },
      },
      {
        type: 'tencentcloud_redis_backup_config',
        name: label,
        id,
        arguments: { redis_id: instance_id, backup_time: fields.backup.window },
      },
    ]
  },
}
