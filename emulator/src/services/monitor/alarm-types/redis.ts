import { instances } from '../../redis/model.ts'
import { resourceName } from '../../tag/names.ts'
import { type AlarmType, percent } from './alarm-type.ts'

export const redisInstance: AlarmType = {
  id: 'redis_mem_edition',
  title: '云数据库-Redis内存版(5秒粒度)-实例监控',
  product: 'Redis',
  serviceType: 'redis',
  needsProject: false,
  dimensions: ['instanceid'],
  metrics: [
    percent('CpuUtil', 'CPU使用率'),
    percent('MemUtil', '内存使用率'),
    percent('ConnectionsUtil', '连接使用率'),
    { name: 'LatencyP99', title: '执行时延P99', unit: 'ms' },
    { name: 'CmdSlow', title: '慢查询', unit: '次' },
    { name: 'Evicted', title: 'Key驱逐数', unit: '个' },
  ],
  events: [
    { name: 'redis_master_slave_switched', title: '主备切换' },
    { name: 'redis_readonly_replica_not_available', title: '只读副本不可用' },
    { name: 'redis_readonly_replica_switched', title: '只读副本故障切换' },
    { name: 'redis_service_not_available', title: '服务不可用' },
  ],
  objects: (world) =>
    Array.from(instances(world).values(), ({ region, instanceId }) => ({
      region,
      dimensions: { instanceid: instanceId },
      resource: resourceName(world, 'redis', region, instanceId),
    })),
}
