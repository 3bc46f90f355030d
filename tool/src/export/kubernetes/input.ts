import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import type { Certificates, Settings } from '../../hosts/runtimes/runtime.ts'
import type { Size } from '../../resources/sizes.ts'
import type { Container } from './container.ts'
import type { Door, ModelAddress } from './doors.ts'
import type { Groups } from './groups.ts'
import type { Images } from './images.ts'

/** How people are let in. */
export interface Entrance {
  /** What they type; undefined where the config has no name. */
  readonly domain: string | undefined
  /** The id of the cloud's certificate; without one there is no HTTPS. */
  readonly certificate: string | undefined
  /** The id of the security group that says who may come to the load balancer. */
  readonly securityGroup: string | undefined
  readonly balancer: NonNullable<EnvironmentConfig['loadBalancer']>
}

/** What nodes need, so that databases and files let them in: ids, and the role's name. */
export interface NodePool {
  readonly vpc: string
  readonly securityGroup: string
  readonly role: string
}

/** What manifests are written from. Holds no secret, so that none can get into them. */
export interface KubernetesInput extends Groups {
  readonly project: string
  readonly environment: string
  readonly app: AppConfig
  readonly container: Container
  readonly images: Images
  /** The variables that are no secrets. */
  readonly variables: Settings
  /** The names of those that are. */
  readonly secrets: readonly string[]
  /** Whether pulling images takes a password. */
  readonly registry: boolean
  /** PostgreSQL, its standbys and Redis, as far as there are any. */
  readonly databases: readonly Door[]
  /** Undefined where the app talks to none. */
  readonly model: ModelAddress | undefined
  readonly authorities: Certificates
  /** The range of the VPC: nodes and databases have addresses from it. */
  readonly network: string
  readonly nodes: NodePool
  readonly entrance: Entrance
  /** What a host has, of which a pod gets what a slot does. */
  readonly size: Size
  /** The web server's configuration by path: `nginx/site.conf`. */
  readonly webFiles: Readonly<Record<string, string>>
}

/** One object of Kubernetes, as it is written. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly [field: string]: unknown }
  readonly [field: string]: unknown
}
