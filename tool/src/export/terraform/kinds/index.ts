import type { Fields } from '../../../plan/model.ts'
import type { Exporter } from '../exporter.ts'
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
import { cvm } from './cvm.ts'
import { disk } from './disk.ts'
import { dnsRecord } from './dns-record.ts'
import { eip } from './eip.ts'
import { keyPair } from './key-pair.ts'
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

/** Forgets which fields a kind has; each is handed only its own. */
function exported<F extends Fields>(exporter: Exporter<F>): [string, Exporter] {
  return [exporter.kind, exporter as unknown as Exporter]
}

/** Every kind that the provider knows. */
export const exporters: ReadonlyMap<string, Exporter> = new Map([
  exported(vpc),
  exported(subnet),
  exported(natGateway),
  exported(routeTable),
  exported(securityGroup),
  exported(oidcProvider),
  exported(camRole),
  exported(cosBucket),
  exported(postgres),
  exported(postgresReadOnlyGroup),
  exported(postgresReadOnly),
  exported(redis),
  exported(keyPair),
  exported(cvm),
  exported(disk),
  exported(snapshotPolicy),
  exported(eip),
  exported(sslCertificate),
  exported(clb),
  exported(clbListener),
  exported(clbRule),
  exported(cdnDomain),
  exported(dnsRecord),
  exported(alarmNotice),
  exported(alarmPolicy),
  exported(clsLogset),
  exported(clsTopic),
])
