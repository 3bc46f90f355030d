import { CloudError } from '../errors.ts'
import type { AnyAction, Service } from '../services/service.ts'
import { isKnownAction } from './request-types.ts'

export interface Call {
  readonly version: string
  readonly action: string
  /** Names that may say which product is meant: the signed service, the path's and the host's first part. */
  readonly hints: readonly string[]
}

export interface Route {
  readonly service: Service
  readonly run: AnyAction
}

/**
 * Finds the service and action of a call. Several products share a version (2017-03-12: vpc, cvm, cbs, postgres):
 * a hint that names one of them decides, else the action's name. Two actions exist in two products,
 * `DescribeZones` and `DescribeRegions` of cvm and postgres: without a hint the product listed first is meant.
 *
 * @throws CloudError `NoSuchVersion`, `InvalidAction` or `Emulator.ActionNotSupported`
 */
export function createRouter(services: readonly Service[]): (call: Call) => Route {
  const byProduct = new Map(services.map((service) => [service.product, service]))
  const byVersion = Map.groupBy(services, (service) => service.version)

  return ({ version, action, hints }) => {
    const named = hints.map((hint) => byProduct.get(hint)).find((service) => service !== undefined)
    const candidates = named ? [named].filter((one) => one.version === version) : byVersion.get(version)
    if (!candidates?.length) throw noSuchVersion(version, named)
    for (const service of candidates) {
      const run = own(service.actions, action)
      if (run) return { service, run }
    }
    const owner = candidates.find((service) => !service.readsItself && isKnownAction(service.product, action))
    if (owner) throw notSupported(owner, action)
    throw new CloudError('InvalidAction', `The requested action \`${action}\` does not exist.`)
  }
}

/** `constructor` is no action. */
function own(actions: Service['actions'], name: string): AnyAction | undefined {
  return Object.hasOwn(actions, name) ? actions[name] : undefined
}

function noSuchVersion(version: string, named: Service | undefined): CloudError {
  const of = named ? ` of product ${named.product}` : ''
  return new CloudError('NoSuchVersion', `The requested version \`${version}\`${of} does not exist.`)
}

function notSupported({ product }: Service, action: string): CloudError {
  return new CloudError(
    'Emulator.ActionNotSupported',
    `Tencent Cloud has ${product}:${action}, this emulator has not. emulator/COVERAGE.md lists what it has.`,
  )
}
