import { instances } from '../../cvm/model.ts'
import { resourceName } from '../../tag/names.ts'
import { type AlarmType, percent } from './alarm-type.ts'

export const cvmDevice: AlarmType = {
  id: 'cvm_device',
  title: '云服务器-基础监控',
  product: 'CVM',
  serviceType: 'cvm',
  needsProject: true,
  dimensions: ['unInstanceId'],
  metrics: [
    percent('CpuUsage', 'CPU利用率'),
    { name: 'CpuLoadavg', title: 'CPU一分钟平均负载', unit: '' },
    percent('MemUsage', '内存利用率'),
    percent('CvmDiskUsage', '磁盘利用率'),
    percent('Outratio', '外网出带宽使用率'),
    { name: 'TcpCurrEstab', title: 'TCP连接数', unit: '个' },
  ],
  events: [
    { name: 'ping_unreachable', title: 'PING不可达' },
    { name: 'disk_readonly', title: '磁盘只读' },
    { name: 'guest_reboot', title: '机器重启' },
  ],
  objects: (world) =>
    Array.from(instances(world).values(), ({ region, instanceId }) => ({
      region,
      dimensions: { unInstanceId: instanceId },
      resource: resourceName(world, 'instance', region, instanceId),
    })),
}
