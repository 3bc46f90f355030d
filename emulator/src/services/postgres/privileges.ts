import type { ModifyPrivilege } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../errors.ts'
import { invalidValue } from './errors.ts'
import { administrators } from './roles.ts'

export interface PrivilegeStatement {
  /** Where it must be run; objects other than databases are known to their own database only. */
  readonly database?: string
  readonly text: string
}

/** https://www.postgresql.org/docs/15/sql-grant.html */
const privilegesOf: Readonly<Record<string, readonly string[]>> = {
  database: ['CONNECT', 'CREATE', 'TEMPORARY', 'ALL'],
  schema: ['CREATE', 'USAGE', 'ALL'],
  table: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'ALL'],
}

/** The SQL that one entry of ModifyPrivilegeSet stands for. @throws CloudError */
export function privilegeStatement(userName: string, change: ModifyPrivilege): PrivilegeStatement {
  const { ModifyType = '', DatabasePrivilege = {}, IsCascade = false } = change
  const privileges = DatabasePrivilege.PrivilegeSet ?? []
  const user = quote(userName)
  switch (ModifyType) {
    case 'grantRole':
      return { text: `GRANT ${groups(privileges)} TO ${user}` }
    case 'revokeRole':
      return { text: `REVOKE ${groups(privileges)} FROM ${user}` }
    case 'grantObject':
    case 'revokeObject': {
      const { type, name, database } = objectOf(DatabasePrivilege.Object)
      const list = `${checked(type, privileges)} ON ${type} ${name}`
      const cascade = IsCascade ? ' CASCADE' : ''
      const text =
        ModifyType === 'grantObject' ? `GRANT ${list} TO ${user}` : `REVOKE ${list} FROM ${user}${cascade}`
      return database === undefined ? { text } : { text, database }
    }
    default:
      throw notSupported(`ModifyType ${ModifyType}`)
  }
}

type DatabaseObject = NonNullable<NonNullable<ModifyPrivilege['DatabasePrivilege']>['Object']>

function objectOf(object: DatabaseObject | undefined) {
  const { ObjectType: type = '', ObjectName = '', DatabaseName = '', SchemaName = 'public' } = object ?? {}
  if (!Object.hasOwn(privilegesOf, type)) throw notSupported(`ObjectType ${type}`)
  if (type === 'database') return { type, name: quote(ObjectName), database: undefined }
  const name = type === 'schema' ? quote(ObjectName) : `${quote(SchemaName)}.${quote(ObjectName)}`
  if (DatabaseName === '') throw invalidValue('DatabaseName', DatabaseName, `the database of the ${type}`)
  return { type, name, database: DatabaseName }
}

function checked(type: string, privileges: readonly string[]): string {
  const known = privilegesOf[type] ?? []
  const names = privileges.map((name) => name.toUpperCase())
  if (names.length > 0 && names.every((name) => known.includes(name))) return names.join(', ')
  throw invalidValue('PrivilegeSet', privileges, `one or more of ${known.join(', ')}`)
}

/** PostgreSQL's predefined roles would open the machine below (`pg_execute_server_program`). */
function groups(names: readonly string[]): string {
  if (names.length > 0 && names.every((name) => name === administrators)) return administrators
  throw notSupported(`the roles ${names.join(', ')}: only ${administrators}`)
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function notSupported(what: string): CloudError {
  return new CloudError('Emulator.ParameterNotSupported', `This emulator does not support ${what}.`)
}
