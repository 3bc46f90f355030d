import type {
  CreateAccountRequest,
  CreateAccountResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { invalidValue, refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { limits } from '../limits.ts'
import { accountRecords } from '../model.ts'
import { checkAccountName } from '../names.ts'
import { verifierOf } from '../passwords.ts'
import { createRole, roleExists } from '../roles.ts'
import { inServer } from '../server.ts'

export const createAccount: Action<CreateAccountRequest, CreateAccountResponse> = async (
  request,
  { world, region },
) => {
  const { DBInstanceId, UserName: name, Type, Password, Remark: remark = '' } = request
  if (request.OpenCam) throw new CloudError('Emulator.ParameterNotSupported', 'OpenCam is not supported.')
  checkAccountName(name)
  checkRemark(remark)
  if (Type !== 'normal' && Type !== 'tencentDBSuper') {
    throw invalidValue('Type', Type, 'normal or tencentDBSuper')
  }
  if (Password === undefined) {
    throw new CloudError('MissingParameter', 'The request is missing a required parameter `Password`.')
  }
  const verifier = verifierOf(Password)
  const instance = findRunningInstance(world, region, DBInstanceId)
  const work = inServer(world, instance, async (session) => {
    if (await roleExists(session, name)) {
      throw new CloudError('InvalidParameterValue.AccountExist', `The account ${name} exists already.`)
    }
    await createRole(session, { name, isAdministrator: Type === 'tencentDBSuper', verifier })
  })
  await refuseAs('FailedOperation.DBError', work)
  const now = world.clock.now()
  const times = { createdAt: now, updatedAt: now, passwordUpdatedAt: now }
  accountRecords(world).set(`${DBInstanceId}/${name}`, { remark, ...times })
  return {}
}

function checkRemark(remark: string): void {
  if (remark.length <= limits.remarkLength && /^[\w\p{Script=Han}-]*$/u.test(remark)) return
  throw invalidValue('Remark', remark, `up to ${limits.remarkLength} letters, digits, "_" and "-"`)
}
