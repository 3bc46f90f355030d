import { type HostPreparation, prepareHost } from '../../hosts/preparation/prepare.ts'
import { once } from './once.ts'

/** How each host compares with a prepared one; nothing is changed there. */
export const preparation = once(({ hosts, session }): Promise<HostPreparation[]> => {
  return Promise.all(hosts.map((host) => prepareHost(host, session.environment, true)))
})
