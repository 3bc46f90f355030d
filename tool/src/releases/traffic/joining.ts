import type { Host } from '../../hosts/host.ts'
import type { HistoryEntry, HostRecord } from '../history/history.ts'
import { isChange, settledVersion } from '../history/proven.ts'
import type { Weights } from './balancer.ts'

/**
 * Whether a host has the version in force, as far as the history knows: nobody is asked. One that was left out, or came
 * since, has not, until it joins; nor has one that was lost before a release that failed could be taken back on it.
 *
 * @param entries newest first
 */
export function isOnRecord(entries: readonly HistoryEntry[], host: Pick<Host, 'name' | 'id'>): boolean {
  const told = sinceInForce(entries).flatMap((entry) => {
    const record = entry.hosts.find((one) => isOf(one, host))
    return record === undefined ? [] : hasWhatServes(entry, record)
  })
  return told[0] ?? false
}

/** Hosts that were lost after they had switched, and hold what the others went back from. */
export function strayed(hosts: readonly Host[], records: readonly HostRecord[]): Host[] {
  const left = records.filter(({ outcome }) => outcome === 'deployed')
  return wentBack(records) ? hosts.filter((host) => left.some((one) => isOf(one, host))) : []
}

/**
 * Those that have yet to get the version in force: they came since, or were left out; or they have it and get no requests.
 *
 * @param weights by host id, where a load balancer leads to them
 */
export function joinersAmong(
  hosts: readonly Host[],
  entries: readonly HistoryEntry[],
  weights: Weights | undefined,
): Host[] {
  if (settledVersion(entries) === undefined) return []
  return hosts.filter((host) => !isOnRecord(entries, host) || weights?.get(host.id) === 0)
}

/** From the newest to the one that brought the version in force; nothing where none did. */
function sinceInForce(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const inForce = entries.findIndex((entry) => entry.outcome === 'deployed' && isChange(entry))
  return entries.slice(0, inForce + 1)
}

/** Nothing where the entry has no say in it. */
function hasWhatServes({ outcome, hosts }: HistoryEntry, record: HostRecord): boolean[] {
  if (outcome === 'deployed') return [record.outcome === 'deployed' || record.outcome === 'unchanged']
  return wentBack(hosts) && record.outcome === 'deployed' ? [false] : []
}

function wentBack(records: readonly HostRecord[]): boolean {
  return records.some(({ outcome }) => outcome === 'taken-back' || outcome === 'failed')
}

function isOf({ name, id }: HostRecord, host: Pick<Host, 'name' | 'id'>): boolean {
  return id === undefined ? name === host.name : id === host.id
}
