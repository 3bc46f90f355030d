import type { Client } from 'pg'
import type { World } from '../../engine/world.ts'
import { accountNotFound } from './errors.ts'
import { accountRecords, type Instance } from './model.ts'
import { inServer, query } from './server.ts'

/** The role whose members administrate an instance without being superusers. */
export const administrators = 'pg_tencentdb_superuser'

/**
 * Creates what an instance is born with: the group of administrators and the first of them. Repeatable.
 * `verifier` is the administrator's password in the form in which the server stores it.
 */
export async function ensureAdministrator(world: World, instance: Instance, verifier: string): Promise<void> {
  await inServer(world, instance, async (session) => {
    if (!(await roleExists(session, administrators))) await createAdministrators(session)
    if (!(await roleExists(session, instance.adminName))) {
      await createRole(session, { name: instance.adminName, isAdministrator: true, verifier })
    }
  })
  const now = world.clock.now()
  const times = { createdAt: now, updatedAt: now, passwordUpdatedAt: now }
  accountRecords(world).set(`${instance.instanceId}/${instance.adminName}`, { remark: '', ...times })
}

export interface NewRole {
  readonly name: string
  readonly isAdministrator: boolean
  /** Without a password nobody can log in. */
  readonly verifier: string | undefined
}

/** Attributes are not inherited from a group, so each administrator gets them. */
export async function createRole(session: Client, role: NewRole): Promise<void> {
  const name = session.escapeIdentifier(role.name)
  const attributes = role.isAdministrator ? `CREATEDB CREATEROLE IN ROLE ${administrators}` : ''
  const password = role.verifier === undefined ? '' : `PASSWORD ${session.escapeLiteral(role.verifier)}`
  await session.query(`CREATE ROLE ${name} LOGIN ${password} ${attributes}`)
}

export async function roleExists(session: Client, name: string): Promise<boolean> {
  const { rows } = await session.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
  return rows.length > 0
}

/**
 * `CREATE ROLE` reserves names with `pg_`; the cloud's server has the role built in. Renaming it in the catalogue
 * is the way around, in one transaction so that no half of it stays.
 */
async function createAdministrators(session: Client): Promise<void> {
  await session.query(`
    BEGIN;
    SET LOCAL allow_system_table_mods = on;
    CREATE ROLE tencentdb_superuser;
    GRANT ALL ON DATABASE postgres TO tencentdb_superuser;
    GRANT ALL ON SCHEMA public TO tencentdb_superuser;
    UPDATE pg_authid SET rolname = '${administrators}' WHERE rolname = 'tencentdb_superuser';
    COMMIT;
  `)
}

export interface Account {
  readonly name: string
  readonly isAdministrator: boolean
  /** The roles it is a member of. */
  readonly groups: string[]
}

/** Everybody who can log in, but the cloud's own superuser. */
export async function readAccounts(world: World, instance: Instance): Promise<Account[]> {
  const rows = await query<{ name: string; groups: string[] }>(
    world,
    instance,
    `SELECT role.rolname AS name,
       ARRAY (
         SELECT parent.rolname::text FROM pg_auth_members
         JOIN pg_roles parent ON parent.oid = roleid WHERE member = role.oid
       ) AS groups
     FROM pg_roles role WHERE rolcanlogin AND NOT rolsuper`,
  )
  return rows.map(({ name, groups }) => ({ name, groups, isAdministrator: groups.includes(administrators) }))
}

/** @throws CloudError `InvalidParameterValue.AccountNotExistError` */
export async function findAccount(world: World, instance: Instance, name: string): Promise<Account> {
  const account = (await readAccounts(world, instance)).find((one) => one.name === name)
  if (account) return account
  throw accountNotFound(name)
}
