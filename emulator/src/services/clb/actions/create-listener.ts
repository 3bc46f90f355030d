import type {
  CreateListenerRequest,
  CreateListenerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue, limitExceeded, notSupported, outOfRange, wrongProtocol } from '../errors.ts'
import { findIdleLoadBalancer, listenersOf } from '../find.ts'
import { defaultHealthCheck, readHealthCheck } from '../health-check.ts'
import { limits } from '../limits.ts'
import { isLayer7, type Listener, type Protocol } from '../model.ts'
import { checkName } from '../names.ts'
import { readCertificate, readProtocol, readScheduler, readSession } from '../settings.ts'
import { beginTask, save } from '../tasks.ts'

/** One listener for each port, alike but for their names. https://cloud.tencent.com/document/api/214/30693 */
export const createListener: Action<CreateListenerRequest, CreateListenerResponse> = (request, context) => {
  checkSupported(request)
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const settings = readSettings(world, request)
  const ports = request.Ports.map(Number)
  checkPorts(ports, listenersOf(world, balancer))

  const created = ports.map((port, index): Listener => {
    const listenerId = world.ids.next('lbl')
    const name = request.ListenerNames?.[index] ?? listenerId
    checkName('ListenerNames', name)
    const { loadBalancerId } = balancer
    return { ...settings, listenerId, loadBalancerId, name, port, createdAt: world.clock.now() }
  })
  const changes = created.map((one) => save('listeners', one.listenerId, one))
  beginTask(context, [balancer.loadBalancerId], changes)
  return { ListenerIds: created.map(({ listenerId }) => listenerId) }
}

function checkSupported(request: CreateListenerRequest): void {
  supportOnly(request, [
    'LoadBalancerId',
    'Ports',
    'Protocol',
    'ListenerNames',
    'HealthCheck',
    'Certificate',
    'SessionExpireTime',
    'Scheduler',
    'SniSwitch',
    'TargetType',
    'SessionType',
    'KeepaliveEnable',
  ])
  if ((request.TargetType ?? 'NODE') !== 'NODE') throw notSupported(`targets of type ${request.TargetType}`)
  if ((request.SessionType ?? 'NORMAL') !== 'NORMAL') throw notSupported(`SessionType ${request.SessionType}`)
}

/** What layer 7 has in its rules cannot be given here: health check, scheduler and session. */
function readSettings(world: World, request: CreateListenerRequest) {
  const protocol = readProtocol(request.Protocol)
  const layer7 = isLayer7({ protocol })
  const { HealthCheck, Scheduler, SessionExpireTime, KeepaliveEnable = 0 } = request
  if (layer7 && (HealthCheck || Scheduler !== undefined || SessionExpireTime)) {
    throw wrongProtocol('HealthCheck, Scheduler and SessionExpireTime of layer 7 belong to its rules.')
  }
  if (!layer7 && KeepaliveEnable === 1) throw wrongProtocol('KeepaliveEnable is for HTTP and HTTPS.')
  return {
    protocol,
    ...(!layer7 && { healthCheck: readHealthCheck(HealthCheck, defaultHealthCheck(protocol), protocol) }),
    scheduler: readScheduler(Scheduler, layer7),
    sessionExpireTime: readSession(SessionExpireTime, layer7),
    keepalive: KeepaliveEnable === 1,
    ...readEncryption(world, protocol, request),
  }
}

/** With SNI the certificates are the domains'; without, HTTPS has one for all. */
function readEncryption(world: World, protocol: Protocol, request: CreateListenerRequest) {
  const { Certificate, SniSwitch = 0 } = request
  const sni = SniSwitch === 1
  if (sni && protocol !== 'HTTPS') throw wrongProtocol('SniSwitch is for HTTPS.')
  const needed = protocol === 'TCP_SSL' || (protocol === 'HTTPS' && !sni)
  if (needed && !Certificate) throw new CloudError('MissingParameter', `${protocol} needs Certificate.`)
  if (!needed && Certificate) throw invalidValue('A certificate is for HTTPS without SNI, and for TCP_SSL.')
  return { sni, ...(Certificate && { certificateId: readCertificate(world, Certificate) }) }
}

function checkPorts(ports: readonly number[], siblings: readonly Listener[]): void {
  const most = limits.listenersPerLoadBalancer
  if (siblings.length + ports.length > most) throw limitExceeded('listeners', most)
  for (const [index, port] of ports.entries()) {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw outOfRange('Ports', port, 1, 65_535)
    // All protocols here are of TCP, and share its ports.
    if (siblings.some((one) => one.port === port) || ports.indexOf(port) !== index) {
      throw new CloudError('InvalidParameter.PortCheckFailed', `The port ${port} has a listener already.`)
    }
  }
  if (ports.length === 0) throw invalidValue('Ports is empty.')
}
