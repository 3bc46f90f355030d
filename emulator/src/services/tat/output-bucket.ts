import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { request } from '../../server/node-http.ts'
import { cosAuthorization } from '../cos/client/authorization.ts'
import { limits } from './limits.ts'

/** Where the whole output of a command is put. */
export interface OutputPlace {
  /** `https://name-1250000000.cos.ap-guangzhou.myqcloud.com` */
  readonly bucketUrl: string
  /** A folder of the bucket, or empty. */
  readonly prefix: string
}

/** @throws CloudError unless the request's two members say a place in COS; undefined where they say none */
export function readOutputPlace(bucketUrl: string | undefined, prefix = ''): OutputPlace | undefined {
  if (bucketUrl === undefined) return undefined
  if (!/^https:\/\/[a-z0-9-]+-\d+\.cos\.[a-z0-9-]+\.myqcloud\.com\/?$/.test(bucketUrl)) {
    throw new CloudError(
      'InvalidParameterValue.InvalidOutputCOSBucketUrl',
      'OutputCOSBucketUrl is not https://BucketName-123454321.cos.ap-beijing.myqcloud.com.',
    )
  }
  const isFolder = !prefix.startsWith('/') && !prefix.includes('//') && !prefix.split('/').includes('..')
  if (!isFolder || prefix.length > limits.outputPrefix) {
    throw new CloudError(
      'InvalidParameterValue.InvalidOutputCOSKeyPrefix',
      `\`${prefix}\` is no folder of a bucket.`,
    )
  }
  return { bucketUrl: bucketUrl.replace(/\/$/, ''), prefix: prefix.replace(/\/$/, '') }
}

/** The address of a task's output in COS. */
export function outputUrl({ bucketUrl, prefix }: OutputPlace, taskId: string): string {
  return [bucketUrl, ...(prefix === '' ? [] : [prefix]), `${taskId}.log`].join('/')
}

/**
 * Uploads the output as any client of COS would, with the account's own key.
 *
 * @returns what went wrong, in the words of COS; empty if nothing did
 */
export async function uploadOutput(world: World, url: string, output: Readable): Promise<string> {
  const { host, pathname } = new URL(url)
  const { hostname, port } = new URL(world.cosEndpoint)
  const put = request({
    hostname,
    port,
    path: pathname,
    method: 'PUT',
    headers: {
      host,
      authorization: cosAuthorization(world, 'PUT', pathname),
      'transfer-encoding': 'chunked',
    },
  })
  try {
    const answered = new Promise<string>((resolve, reject) => {
      put.once('error', reject)
      put.once('response', (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => {
          body += chunk
        })
        response.once('error', reject)
        response.once('end', () =>
          resolve(
            response.statusCode === 200 ? '' : (/<Code>(\w+)/.exec(body)?.[1] ?? `${response.statusCode}`),
          ),
        )
      })
    })
    const [, problem] = await Promise.all([pipeline(output, put), answered])
    return problem
  } catch (error) {
    return String(error)
  }
}
