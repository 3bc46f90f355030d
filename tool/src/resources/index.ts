import type { Fields, Rules } from '../plan/model.ts'
import { alarmNotice } from './alarm-notice.ts'
import { alarmPolicy } from './alarm-policy.ts'
import { camRole } from './cam-role.ts'
import { cdnDomain } from './cdn-domain.ts'
import { clb } from './clb.ts'
import { clbListener } from './clb-listener.ts'
import { clbRule } from './clb-rule.ts'
import { clsLogset } from './cls-logset.ts'
import { clsTopic } from './cls-topic.ts'
import { cosBucket } from './cos-bucket.ts'
import { cosReplica } from './cos-replica.ts'
import { cvm } from './cvm.ts'
import { disk } from './disk.ts'
import { dnsRecord } from './dns-record.ts'
import { eip } from './eip.ts'
import { keyPair } from './key-pair.ts'
import type { Kind } from './kind.ts'
import { natGateway } from './nat-gateway.ts'
import { oidcProvider } from './oidc-provider.ts'
import { postgres } from './postgres.ts'
import { postgresReadOnly } from './postgres-read-only.ts'
import { postgresReadOnlyGroup } from './postgres-read-only-group.ts'
import { redis } from './redis.ts'
import { routeTable } from './route-table.ts'
import { securityGroup } from './security-group.ts'
import { snapshotPolicy } from './snapshot-policy.ts'
import { sslCertificate } from './ssl-certificate.ts'
import { subnet } from './subnet.ts'
import { vpc } from './vpc.ts'

/**
 * Forgets which fields a kind has. The engine treats all kinds alike and hands each only what came from its own
 * `list` or bears its own name, so the types meet again where they belong.
 */
function managed<F extends Fields>(kind: Kind<F>): Kind {
  return kind as unknown as Kind
}

/** Every kind of cloud object that the tool manages. */
export const kinds: readonly Kind[] = [
  managed(vpc),
  managed(subnet),
  managed(natGateway),
  managed(routeTable),
  managed(securityGroup),
  managed(camRole),
  managed(oidcProvider),
  managed(cosBucket),
  managed(cosReplica),
  managed(postgres),
  managed(postgresReadOnlyGroup),
  managed(postgresReadOnly),
  managed(redis),
  managed(keyPair),
  managed(cvm),
  managed(disk),
  managed(snapshotPolicy),
  managed(eip),
  managed(sslCertificate),
  managed(clb),
  managed(clbListener),
  managed(clbRule),
  managed(cdnDomain),
  managed(dnsRecord),
  managed(alarmNotice),
  managed(alarmPolicy),
  managed(clsLogset),
  managed(clsTopic),
]

const byName = new Map(kinds.map((kind) => [kind.kind, kind]))

export function kindOf(name: string): Kind {
  const kind = byName.get(name)
  if (!kind) throw new Error(`there is no kind of resource called ${name}`)
  return kind
}

export function rulesOf(name: string): Rules {
  return kindOf(name).rules
}
