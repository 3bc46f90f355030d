import type {
  Database,
  DescribeDatabasesRequest,
  DescribeDatabasesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { applyFilters, containing } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { query } from '../server.ts'

const databases = `
  SELECT datname AS "DatabaseName", rolname AS "DatabaseOwner", pg_encoding_to_char(encoding) AS "Encoding",
    datcollate AS "Collate", datctype AS "Ctype", datallowconn AS "AllowConn", datconnlimit AS "ConnLimit",
    coalesce(array_to_string(datacl, E'\\n'), '') AS "Privileges"
  FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba
  WHERE NOT datistemplate ORDER BY datname`

export const describeDatabases: Action<DescribeDatabasesRequest, DescribeDatabasesResponse> = async (
  request,
  { world, region },
) => {
  const instance = findRunningInstance(world, region, request.DBInstanceId)
  const all = await query<Database>(world, instance, databases)
  const filters = request.Filters?.map(({ Name = '', Values = [] }) => ({ Name, Values }))
  const found = applyFilters(all, filters, {
    unknownCode: 'InvalidParameterValue.InvalidParameterValueError',
    matchers: { 'database-name': containing(({ DatabaseName }) => DatabaseName) },
  })
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return {
    TotalCount: found.length,
    Items: page.map(({ DatabaseName = '' }) => DatabaseName),
    Databases: page,
  }
}
