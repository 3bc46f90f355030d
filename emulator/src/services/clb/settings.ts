import type { CertificateInput } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { findUsableCertificate } from '../ssl/find.ts'
import { supportOnly } from '../supported-fields.ts'
import { invalidValue, notSupported, outOfRange } from './errors.ts'
import { limits } from './limits.ts'
import type { Protocol, Scheduler } from './model.ts'

const protocols = ['TCP', 'TCP_SSL', 'HTTP', 'HTTPS']

/** @throws CloudError; UDP and QUIC are refused by name */
export function readProtocol(protocol: string): Protocol {
  if (protocol === 'UDP' || protocol === 'QUIC') throw notSupported(`listeners of protocol ${protocol}`)
  if (protocols.includes(protocol)) return protocol as Protocol
  throw invalidValue(`Protocol is one of ${protocols.join(', ')}.`)
}

export function readScheduler(scheduler: string | undefined, layer7: boolean): Scheduler {
  const allowed = layer7 ? ['WRR', 'LEAST_CONN', 'IP_HASH'] : ['WRR', 'LEAST_CONN']
  if (scheduler === undefined) return 'WRR'
  if (!allowed.includes(scheduler)) throw invalidValue(`Scheduler is one of ${allowed.join(', ')}.`)
  return scheduler as Scheduler
}

/** Seconds; 0 is off. */
export function readSession(seconds: number | undefined, layer7: boolean): number {
  const { smallest, layer4, layer7: longest } = limits.session
  const highest = layer7 ? longest : layer4
  if (seconds === undefined || seconds === 0) return 0
  if (seconds >= smallest && seconds <= highest) return seconds
  throw outOfRange('SessionExpireTime', seconds, smallest, highest)
}

/** @returns the id of a certificate that is there and usable */
export function readCertificate(world: World, input: CertificateInput): string {
  supportOnly(input, ['SSLMode', 'SSLVerifyClient', 'CertId'], 'Certificate.')
  const { SSLMode = 'UNIDIRECTIONAL', SSLVerifyClient = 'OFF', CertId } = input
  if (SSLMode !== 'UNIDIRECTIONAL' || SSLVerifyClient !== 'OFF') {
    throw notSupported('certificates of clients (SSLMode MUTUAL)')
  }
  if (CertId === undefined) {
    throw new CloudError('MissingParameter', 'The request is missing a required parameter `CertId`.')
  }
  try {
    return findUsableCertificate(world, CertId).certificateId
  } catch (cause) {
    throw invalidValue(`The certificate ${CertId} cannot be used: ${(cause as Error).message}`)
  }
}
