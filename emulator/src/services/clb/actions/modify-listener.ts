import type {
  ModifyListenerRequest,
  ModifyListenerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue, wrongProtocol } from '../errors.ts'
import { findIdleLoadBalancer, findListener, rulesOf } from '../find.ts'
import { readHealthCheck } from '../health-check.ts'
import { isLayer7, type Listener } from '../model.ts'
import { checkName } from '../names.ts'
import { readCertificate, readScheduler, readSession } from '../settings.ts'
import { beginTask, type Change, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30681 */
export const modifyListener: Action<ModifyListenerRequest, ModifyListenerResponse> = (request, context) => {
  supportOnly(request, [
    'LoadBalancerId',
    'ListenerId',
    'ListenerName',
    'SessionExpireTime',
    'HealthCheck',
    'Certificate',
    'Scheduler',
    'SniSwitch',
    'KeepaliveEnable',
  ])
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  const { ListenerName: name = listener.name, KeepaliveEnable } = request
  checkName('ListenerName', name)
  const changed: Listener = {
    ...listener,
    ...readTransport(listener, request),
    ...readNewCertificate(world, listener, request),
    name,
    keepalive: KeepaliveEnable === undefined ? listener.keepalive : KeepaliveEnable === 1,
  }
  const changes = turnsSniOn(listener, request)
    ? enableSni(world, changed)
    : [save('listeners', listener.listenerId, changed)]
  beginTask(context, [balancer.loadBalancerId], changes)
  return {}
}

function readTransport(listener: Listener, request: ModifyListenerRequest): Partial<Listener> {
  const { HealthCheck, Scheduler, SessionExpireTime } = request
  if (!listener.healthCheck) {
    if (!HealthCheck && Scheduler === undefined && SessionExpireTime === undefined) return {}
    throw wrongProtocol('HealthCheck, Scheduler and SessionExpireTime of layer 7 belong to its rules.')
  }
  const { healthCheck, scheduler, sessionExpireTime, protocol } = listener
  return {
    healthCheck: readHealthCheck(HealthCheck, healthCheck, protocol),
    scheduler: readScheduler(Scheduler ?? scheduler, isLayer7(listener)),
    sessionExpireTime: readSession(SessionExpireTime ?? sessionExpireTime, isLayer7(listener)),
  }
}

function readNewCertificate(world: World, listener: Listener, { Certificate }: ModifyListenerRequest) {
  if (!Certificate) return {}
  if (listener.certificateId === undefined) {
    throw invalidValue('A certificate is for HTTPS without SNI, and for TCP_SSL.')
  }
  return { certificateId: readCertificate(world, Certificate) }
}

function turnsSniOn({ protocol, sni }: Listener, { SniSwitch }: ModifyListenerRequest): boolean {
  if (SniSwitch === undefined || SniSwitch === (sni ? 1 : 0)) return false
  if (SniSwitch === 0) throw invalidValue('SNI can be enabled, never disabled.')
  if (protocol !== 'HTTPS') throw wrongProtocol('SniSwitch is for HTTPS.')
  return true
}

/** What was the listener's certificate is then each domain's own. */
function enableSni(world: World, { certificateId, ...listener }: Listener): Change[] {
  const own = certificateId === undefined ? {} : { certificateId }
  return [
    save('listeners', listener.listenerId, { ...listener, sni: true }),
    ...rulesOf(world, listener).map((rule) => save('rules', rule.locationId, { ...rule, ...own })),
  ]
}
