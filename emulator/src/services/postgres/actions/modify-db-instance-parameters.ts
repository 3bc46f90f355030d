import type { Client } from 'pg'
import type {
  ModifyDBInstanceParametersRequest,
  ModifyDBInstanceParametersResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { readSettings } from '../parameters.ts'
import { inServer } from '../server.ts'

/** The server checks the values and remembers them; they take effect when the task is done. */
export const modifyDBInstanceParameters: Action<
  ModifyDBInstanceParametersRequest,
  ModifyDBInstanceParametersResponse
> = async ({ DBInstanceId, ParamList }, { world, region }) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  const known = new Set((await readSettings(world, instance)).map(({ name }) => name))
  const unknown = ParamList.find(({ Name }) => !known.has(Name))
  if (unknown) {
    throw new CloudError(
      'InvalidParameterValue.ParameterHandleError',
      `The parameter ${unknown.Name} does not exist or cannot be modified.`,
    )
  }
  await refuseAs(
    'InvalidParameterValue.ParameterOutRangeError',
    inServer(world, instance, (session) => setAll(session, ParamList)),
  )
  const TaskId = beginChange(world, instance, {
    status: 'parameter modifying',
    duration: durations.change,
    type: 'ModifyDBInstanceParameters',
  })
  return { TaskId }
}

type Parameters = ModifyDBInstanceParametersRequest['ParamList']

/** All or none: `ALTER SYSTEM` cannot be part of a transaction, so what was set is put back by hand. */
async function setAll(session: Client, parameters: Parameters): Promise<void> {
  const before = await remembered(session)
  const done: string[] = []
  try {
    for (const { Name, ExpectedValue } of parameters) {
      await set(session, Name, ExpectedValue)
      done.push(Name)
    }
  } catch (error) {
    for (const name of done) await set(session, name, before.get(name))
    throw error
  }
}

async function remembered(session: Client): Promise<Map<string, string>> {
  const { rows } = await session.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_file_settings WHERE sourcefile LIKE '%/postgresql.auto.conf'",
  )
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}

async function set(session: Client, name: string, value: string | undefined): Promise<void> {
  const parameter = session.escapeIdentifier(name)
  await session.query(
    value === undefined
      ? `ALTER SYSTEM RESET ${parameter}`
      : `ALTER SYSTEM SET ${parameter} = ${session.escapeLiteral(value)}`,
  )
}
