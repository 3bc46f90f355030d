import type { Check } from '../../check.ts'
import { ofDatabases, ofPostgres, ofRedis } from '../chosen-databases.ts'
import { agentConfigSealed } from './agent-config-sealed.ts'
import { apiTokens } from './api-tokens.ts'
import { backupsEncrypted } from './backups-encrypted.ts'
import { backupsProven } from './backups-proven.ts'
import { bucketEncryption } from './bucket-encryption.ts'
import { bucketPrivate } from './bucket-private.ts'
import { databaseAccount } from './database-account.ts'
import { databaseConnections } from './database-connections.ts'
import { databaseRules } from './database-rules.ts'
import { postgresTls, redisTls } from './databases-encrypted.ts'
import { hostFirewall } from './host-firewall.ts'
import { hostRules } from './host-rules.ts'
import { metricsHidden } from './metrics-hidden.ts'
import { portsOutside } from './ports-outside.ts'
import { redisPassword } from './redis-password.ts'
import { roleKeys } from './role-keys.ts'
import { roleLimits } from './role-limits.ts'
import { secretsHidden } from './secrets-hidden.ts'
import { siteTls } from './site-tls.ts'
import { socketTickets } from './socket-tickets.ts'
import { sshKeys } from './ssh-keys.ts'

/** Who gets in, who does not, and what lies in clear. */
export const security: readonly Check[] = [
  hostRules,
  portsOutside,
  hostFirewall,
  sshKeys,
  siteTls,
  ofDatabases(databaseRules),
  ofPostgres(postgresTls),
  ofRedis(redisTls),
  ofPostgres(databaseConnections),
  ofPostgres(databaseAccount),
  ofRedis(redisPassword),
  apiTokens,
  socketTickets,
  ofPostgres(agentConfigSealed),
  secretsHidden,
  roleKeys,
  roleLimits,
  bucketPrivate,
  bucketEncryption,
  metricsHidden,
  backupsEncrypted,
  backupsProven,
]
