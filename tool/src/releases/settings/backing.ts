import type { Key } from '../../plan/model.ts'
import { keys } from '../../resources/desired.ts'
import type { Session } from '../../session.ts'
import type { Part } from '../parts.ts'
import { connectionsPerProcess, maxConnections } from './connections.ts'
import { readReaders } from './readers.ts'
import { type Addresses, type Backing, readAddresses, readBacking } from './settings.ts'

type Place = Pick<Session, 'context' | 'environment'>

/**
 * What an environment as it is now hands to releases.
 *
 * @param hosts among how many its connections are shared
 * @param idOf throws where there is no such object
 */
export function backingNow(
  session: Place,
  observed: readonly Part[],
  hosts: number,
  idOf: (key: Key) => string,
): Promise<Backing> {
  return withReaders(session, observed, hosts, (connections) => readBacking(session, idOf, connections))
}

/** The same without the authorities of databases, which lie elsewhere: for who only compares. */
export function addressesNow(
  session: Place,
  observed: readonly Part[],
  hosts: number,
  idOf: (key: Key) => string,
): Promise<Addresses> {
  return withReaders(session, observed, hosts, (connections) => readAddresses(session, idOf, connections))
}

async function withReaders<A extends Addresses>(
  { context }: Place,
  observed: readonly Part[],
  hosts: number,
  read: (connections: number | undefined) => Promise<A>,
): Promise<A> {
  const allowed = maxConnections(observed.find(({ key }) => key === keys.postgres)?.fields.parameters)
  const connections = allowed === undefined ? undefined : connectionsPerProcess(allowed, hosts)
  const [backing, readers] = await Promise.all([read(connections), readReaders(context, observed, hosts)])
  return { ...backing, readers }
}
