import type {
  DescribeDBVersionsRequest,
  DescribeDBVersionsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { soldVersion } from '../catalogue.ts'

export const describeDBVersions: Action<DescribeDBVersionsRequest, DescribeDBVersionsResponse> = async () => {
  const { version, major, kernel } = await soldVersion()
  return {
    VersionSet: [
      {
        DBEngine: 'postgresql',
        DBVersion: version,
        DBMajorVersion: major,
        DBKernelVersion: kernel,
        SupportedFeatureNames: [],
        Status: 'AVAILABLE',
        AvailableUpgradeTarget: [],
      },
    ],
  }
}
