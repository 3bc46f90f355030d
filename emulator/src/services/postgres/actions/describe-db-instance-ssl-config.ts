import type {
  DescribeDBInstanceSSLConfigRequest,
  DescribeDBInstanceSSLConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { authorityCertificate } from '../../../data-planes/certificates.ts'
import type { Action } from '../../service.ts'
import { findInstance } from '../instances.ts'

export const describeDBInstanceSSLConfig: Action<
  DescribeDBInstanceSSLConfigRequest,
  DescribeDBInstanceSSLConfigResponse
> = async ({ DBInstanceId }, { world, region }) => {
  const { ssl, address, sslAddress = address } = findInstance(world, region, DBInstanceId)
  if (!ssl) return { SSLEnabled: false, CAUrl: '', ConnectAddress: '', CACert: '' }
  return {
    SSLEnabled: true,
    CAUrl: `${world.endpoint}/postgres/ca.pem`,
    ConnectAddress: sslAddress,
    CACert: await authorityCertificate(world.dataFolder),
  }
}
