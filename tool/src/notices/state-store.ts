import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import { bucketName } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { cloudName } from '../resources/ownership.ts'
import type { PostState } from './routing/state.ts'

export interface StateStore {
  read(): Promise<PostState>
  write(state: PostState): Promise<void>
}

/** The number is that of the state's form: another form is another object, and begins anew. */
const Key = 'notices/1.json'

/**
 * What commands remember of notices, beside the releases: whoever runs the next command, and wherever, knows what is
 * told already and what waits for the morning. Two commands that end in the same instant may tell one thing twice.
 */
export function cosStateStore(context: ResourceContext): StateStore {
  const { cos, cloud, owner } = context
  const Bucket = bucketName(context, cloudName(owner, keys.releases))
  const place = { Bucket, Region: cloud.connection.region, Key }
  return {
    async read() {
      try {
        const { Body } = await cosCall('GetObject', () => cos.getObject(place))
        return JSON.parse(Body.toString())
      } catch (error) {
        if (error instanceof CloudCallError && error.httpStatus === 404) return {}
        throw error
      }
    },
    async write(state) {
      await cosCall('PutObject', () => cos.putObject({ ...place, Body: JSON.stringify(state) }))
    },
  }
}
