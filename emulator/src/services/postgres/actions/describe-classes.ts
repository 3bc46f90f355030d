import type {
  DescribeClassesRequest,
  DescribeClassesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { findZone } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'
import { describeSpec, soldVersion, specs } from '../catalogue.ts'
import { illegalZone, invalidValue } from '../errors.ts'

/** Nothing is sold of engines and versions that the emulator does not run. */
export const describeClasses: Action<DescribeClassesRequest, DescribeClassesResponse> = async (
  { Zone, DBEngine, DBMajorVersion },
  { region },
) => {
  if (!findZone(region, Zone)) throw illegalZone(Zone)
  if (!['postgresql', 'mssql_compatible'].includes(DBEngine)) {
    throw invalidValue('DBEngine', DBEngine, 'postgresql or mssql_compatible')
  }
  const { major } = await soldVersion()
  const isSold = DBEngine === 'postgresql' && DBMajorVersion === major
  return { ClassInfoSet: isSold ? specs.map(describeSpec) : [] }
}
