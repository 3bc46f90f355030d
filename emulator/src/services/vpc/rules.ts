import type { SecurityGroupPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../engine/quotas.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { parseAddress, parseCidr } from './cidr.ts'
import { malformed, tooLong } from './errors.ts'
import { findSecurityGroup } from './find.ts'
import { limits } from './limits.ts'
import type { Rule } from './model.ts'

const protocols = ['TCP', 'UDP', 'ICMP', 'ICMPV6', 'GRE', 'ALL']
const withPorts = ['TCP', 'UDP']

/** `80`, `80,443`, `8000-8010` or `ALL`. */
const portForm = /^(all|\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*)$/i

/** Reads one direction's rules as a request gives them; their order is their index. */
export function readRules(
  world: World,
  region: string,
  policies: readonly SecurityGroupPolicy[] = [],
): Rule[] {
  return policies.map((policy) => readRule(world, region, policy))
}

/** @throws CloudError `UnsupportedOperation.DuplicatePolicy` or `LimitExceeded` */
export function checkRules(world: World, rules: readonly Rule[]): void {
  const quota = quotaOf(world, 'vpc.rulesPerSecurityGroup', limits.rulesPerSecurityGroup)
  if (rules.length > quota) throw new CloudError('LimitExceeded', `A direction can have ${quota} rules.`)
  const seen = new Set(rules.map(identity))
  if (seen.size < rules.length) {
    throw new CloudError('UnsupportedOperation.DuplicatePolicy', 'Two rules of a direction are the same.')
  }
}

/** What makes two rules the same: all but description and time. */
export function identity(rule: Rule): string {
  return [rule.protocol, rule.port, rule.cidr, rule.ipv6Cidr, rule.securityGroupId, rule.action].join(' ')
}

function readRule(world: World, region: string, policy: SecurityGroupPolicy): Rule {
  supportOnly(policy, [
    'PolicyIndex',
    'Protocol',
    'Port',
    'CidrBlock',
    'Ipv6CidrBlock',
    'SecurityGroupId',
    'Action',
    'PolicyDescription',
  ])
  const { PolicyDescription: description = '' } = policy
  if (description.length > limits.descriptionLength) {
    throw tooLong('PolicyDescription', limits.descriptionLength)
  }
  const protocol = readProtocol(policy.Protocol)
  return {
    protocol: protocol.toLowerCase(),
    port: readPort(protocol, policy.Port),
    ...readPeer(world, region, policy),
    action: readAction(policy.Action),
    description,
    modifiedAt: world.clock.now(),
  }
}

function readProtocol(protocol = 'ALL'): string {
  const upper = protocol.toUpperCase()
  if (!protocols.includes(upper)) throw malformed('Protocol', protocol)
  return upper
}

function readPort(protocol: string, port = 'ALL'): string {
  if (port === '' || port.toUpperCase() === 'ALL') return 'ALL'
  if (!withPorts.includes(protocol)) {
    throw new CloudError('InvalidParameter.Coexist', `The protocol ${protocol} takes no port.`)
  }
  const numbers = port.split(/[-,]/).map(Number)
  if (!portForm.test(port) || numbers.some((number) => number > 65_535)) throw malformed('Port', port)
  return port
}

function readPeer(world: World, region: string, policy: SecurityGroupPolicy) {
  const { CidrBlock: cidr = '', Ipv6CidrBlock: ipv6Cidr = '', SecurityGroupId: securityGroupId = '' } = policy
  const given = [cidr, ipv6Cidr, securityGroupId].filter((peer) => peer !== '')
  if (given.length !== 1) {
    throw new CloudError(
      'InvalidParameter.Coexist',
      'A rule needs exactly one of CidrBlock, Ipv6CidrBlock and SecurityGroupId.',
    )
  }
  if (securityGroupId !== '') findSecurityGroup(world, region, securityGroupId)
  return { cidr: readCidr(cidr), ipv6Cidr, securityGroupId }
}

/** A single address is stored as it is, and any range from 0.0.0.0 as the whole internet. */
function readCidr(text: string): string {
  if (text === '' || parseAddress(text) !== undefined) return text
  if (/^0\.0\.0\.0\/\d{1,2}$/.test(text)) return '0.0.0.0/0'
  if (!parseCidr(text)) throw malformed('CidrBlock', text)
  return text
}

function readAction(action = 'ACCEPT'): 'ACCEPT' | 'DROP' {
  const upper = action.toUpperCase()
  if (upper === 'ACCEPT' || upper === 'DROP') return upper
  throw malformed('Action', action)
}
