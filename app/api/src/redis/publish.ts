import { anyNode, type RedisClient } from './client.ts'

/** Tells all who listen on the channel, whichever node of a cluster they are connected to. Rejects when nobody was told. */
export async function publish(redis: RedisClient, channel: string, text: string): Promise<void> {
  const node = anyNode(redis)
  if (!node) throw new Error('No node of the cluster is there')
  await node.publish(channel, text)
}
