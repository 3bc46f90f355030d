import type { BucketCall } from '../call.ts'
import type { CosErrorCode } from '../errors.ts'
import type { Group, Tree } from '../xml/shape.ts'
import { corsConfiguration } from './cors.ts'
import { checkEncryption, encryptionConfiguration } from './encryption.ts'
import { checkIntelligentTiering, intelligentTieringConfiguration } from './intelligent-tiering.ts'
import { checkLifecycle, lifecycleConfiguration } from './lifecycle.ts'
import { checkLogging, loggingConfiguration } from './logging.ts'
import { refererConfiguration } from './referer.ts'
import { checkReplication, replicationConfiguration } from './replication.ts'

/** A bucket's sub-resource that is a document: put whole, got as it was put. */
export interface ConfigurationKind<Shape extends Group = Group> {
  /** The query parameter. */
  readonly parameter: string
  readonly root: string
  readonly shape: Shape
  /** Refuses what a shape cannot express. */
  readonly check?: (configuration: Tree<Shape>, call: BucketCall) => void
  /** The code of the 404 while there is none; without it, an empty document is the answer. */
  readonly absent?: CosErrorCode
}

export const lifecycle: ConfigurationKind<typeof lifecycleConfiguration> = {
  parameter: 'lifecycle',
  root: 'LifecycleConfiguration',
  shape: lifecycleConfiguration,
  check: checkLifecycle,
  absent: 'NoSuchLifecycleConfiguration',
}

export const cors: ConfigurationKind<typeof corsConfiguration> = {
  parameter: 'cors',
  root: 'CORSConfiguration',
  shape: corsConfiguration,
  absent: 'NoSuchCORSConfiguration',
}

export const encryption: ConfigurationKind<typeof encryptionConfiguration> = {
  parameter: 'encryption',
  root: 'ServerSideEncryptionConfiguration',
  shape: encryptionConfiguration,
  check: checkEncryption,
  absent: 'NoSuchEncryptionConfiguration',
}

export const referer: ConfigurationKind<typeof refererConfiguration> = {
  parameter: 'referer',
  root: 'RefererConfiguration',
  shape: refererConfiguration,
}

export const logging: ConfigurationKind<typeof loggingConfiguration> = {
  parameter: 'logging',
  root: 'BucketLoggingStatus',
  shape: loggingConfiguration,
  check: checkLogging,
}

export const replication: ConfigurationKind<typeof replicationConfiguration> = {
  parameter: 'replication',
  root: 'ReplicationConfiguration',
  shape: replicationConfiguration,
  check: checkReplication,
  absent: 'ReplicationConfigurationNotFoundError',
}

export const intelligentTiering: ConfigurationKind<typeof intelligentTieringConfiguration> = {
  parameter: 'intelligenttiering',
  root: 'IntelligentTieringConfiguration',
  shape: intelligentTieringConfiguration,
  check: checkIntelligentTiering,
}
