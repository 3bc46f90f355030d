import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'
import { targetOf } from '../cloud-view.ts'

/** The uin of a project's emulated account. */
export async function accountOf(project: { readonly folder: string }): Promise<string> {
  const { endpoint, secretId, secretKey } = await targetOf(project)
  const client = new CommonClient(`${new URL(endpoint).host}/sts`, '2018-08-13', {
    credential: { secretId, secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { protocol: 'http://' } },
  })
  const { AccountId } = await client.request('GetCallerIdentity', {})
  return AccountId
}
