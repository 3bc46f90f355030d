import { instances } from '../../postgres/model.ts'
import { uidOf } from '../../postgres/view.ts'
import { resourceName } from '../../tag/names.ts'
import { type AlarmType, percent } from './alarm-type.ts'

export const postgresInstance: AlarmType = {
  id: 'POSTGRESQL',
  title: '云数据库-PostgreSQL',
  product: 'PostgreSQL',
  serviceType: 'postgres',
  needsProject: false,
  dimensions: ['uid', 'resourceId'],
  metrics: [
    percent('Cpu', 'CPU利用率'),
    percent('MemoryRate', '内存使用率'),
    percent('StorageRate', '存储空间使用率'),
    { name: 'Connections', title: '连接数', unit: '个' },
    percent('ConnUtilization', '连接数利用率'),
    { name: 'SlowQueryCnt', title: '慢查询数', unit: '次' },
    { name: 'Deadlocks', title: '死锁数', unit: '个' },
  ],
  events: [],
  objects: (world) =>
    Array.from(instances(world).values(), (instance) => ({
      region: instance.region,
      dimensions: { uid: uidOf(instance), resourceId: instance.instanceId },
      resource: resourceName(world, 'postgres', instance.region, instance.instanceId),
    })),
}
