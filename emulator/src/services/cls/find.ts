import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Index, indexes, type Logset, logsets, type Topic, topics } from './model.ts'

/** @throws CloudError `ResourceNotFound.LogsetNotExist` */
export function findLogset(world: World, region: string, id: string): Logset {
  const logset = logsets(world).get(id)
  if (logset?.region === region) return logset
  throw new CloudError('ResourceNotFound.LogsetNotExist', `The logset \`${id}\` does not exist.`)
}

/** @throws CloudError `ResourceNotFound.TopicNotExist` */
export function findTopic(world: World, region: string, id: string): Topic {
  const topic = topics(world).get(id)
  if (topic?.region === region) return topic
  throw new CloudError('ResourceNotFound.TopicNotExist', `The topic \`${id}\` does not exist.`)
}

/** @throws CloudError `ResourceNotFound.TopicNotExist` or `ResourceNotFound.IndexNotExist` */
export function findIndex(world: World, region: string, topicId: string): Index {
  findTopic(world, region, topicId)
  const index = indexes(world).get(topicId)
  if (index) return index
  throw new CloudError('ResourceNotFound.IndexNotExist', `The topic \`${topicId}\` has no index.`)
}

export function topicsOf(world: World, logsetId: string): Topic[] {
  return [...topics(world).values()].filter((topic) => topic.logsetId === logsetId)
}
