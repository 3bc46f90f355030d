import { TengyunError } from '../errors/tengyun-error.ts'
import type { Connection } from './cloud.ts'
import { emulatorConnection } from './emulator.ts'
import { hasIdToken } from './id-token.ts'

/**
 * How to reach the cloud that an environment lives in.
 *
 * @throws TengyunError `cloud/no-credentials`, `emulator/not-running`
 */
export async function connectionFor(
  projectFolder: string,
  environment: { readonly cloud: 'tencent' | 'emulator'; readonly region: string },
): Promise<Connection> {
  const { cloud, region } = environment
  if (cloud === 'emulator') return emulatorConnection(projectFolder, region)
  const secretId = process.env.TENCENTCLOUD_SECRET_ID
  const secretKey = process.env.TENCENTCLOUD_SECRET_KEY
  const token = process.env.TENCENTCLOUD_SESSION_TOKEN
  // A job that its platform vouches for takes a role with that, and has no key before.
  if ((!secretId || !secretKey) && hasIdToken(process.env)) return { region, secretId: '', secretKey: '' }
  if (!secretId || !secretKey) throw new TengyunError('cloud/no-credentials')
  return { region, secretId, secretKey, ...(token ? { token } : {}) }
}
