import type { World } from '../../../engine/world.ts'
import { loadBalancers } from '../../clb/model.ts'
import { resourceName } from '../../tag/names.ts'
import { type AlarmObject, type AlarmType, percent } from './alarm-type.ts'

const shared = {
  product: 'CLB',
  serviceType: 'clb',
  needsProject: false,
  dimensions: ['vip'],
  objects: publicLoadBalancers,
}

/** From clients to the balancer. */
export const clientSide: AlarmType = {
  ...shared,
  id: 'client_clb',
  title: '负载均衡-公网负载均衡实例-客户端到LB',
  metrics: [
    { name: 'ClientConnum', title: '客户端到LB的活跃连接数', unit: '个' },
    { name: 'ClientNewConn', title: '客户端到LB的新建连接数', unit: '个/秒' },
    { name: 'ClientIntraffic', title: '客户端到LB的入带宽', unit: 'Mbps' },
    { name: 'ClientOuttraffic', title: '客户端到LB的出带宽', unit: 'Mbps' },
  ],
  events: [],
}

/** What is dropped, and how much of what was bought is used. */
export const loadBalancerDrops: AlarmType = {
  ...shared,
  id: 'clb_lb',
  title: '负载均衡-公网负载均衡实例-丢弃/利用率监控',
  metrics: [
    { name: 'DropTotalConns', title: '丢弃连接数', unit: '个/秒' },
    percent('IntrafficVipRatio', '入带宽利用率'),
    percent('OuttrafficVipRatio', '出带宽利用率'),
  ],
  events: [],
}

/** From the balancer to its targets; the only type with events. */
export const loadBalancer: AlarmType = {
  ...shared,
  id: 'lb_lbid_lb',
  title: '负载均衡-公网负载均衡实例-LB到后端',
  metrics: [
    { name: 'Connum', title: 'LB到后端的连接数', unit: '个' },
    { name: 'NewConn', title: 'LB到后端的新建连接数', unit: '个/秒' },
    { name: 'UnhealthRsCount', title: '健康检查异常数', unit: '个' },
  ],
  events: [
    { name: 'clb:ErrorEvent:BreakDown', title: '负载均衡实例异常' },
    { name: 'clb:ErrorEvent:ClbVipBlock', title: '公网VIP被封堵' },
  ],
}

function publicLoadBalancers(world: World): AlarmObject[] {
  const balancers = [...loadBalancers(world).values()].filter(({ type }) => type === 'OPEN')
  return balancers.map(({ region, address, loadBalancerId }) => ({
    region,
    dimensions: { vip: address },
    resource: resourceName(world, 'loadBalancer', region, loadBalancerId),
  }))
}
