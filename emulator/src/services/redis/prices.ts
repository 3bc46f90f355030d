/**
 * Yuan for a GB of a node and an hour, paid by the hour. Of the magnitude of the API's own example (one shard of
 * 4 GB with a replica for 0.93 an hour), as it stood in August 2026; not an offer.
 */
const perGigabyte = 0.11625

/** Fen an hour for every shard's master and replicas; `memSize` is a shard's, in MB. */
export function instancePrice(memSize: number, shards: number, replicas: number): number {
  return (memSize / 1024) * shards * (1 + replicas) * perGigabyte * 100
}
