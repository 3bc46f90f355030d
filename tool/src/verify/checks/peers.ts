import type { Id } from '../../resources/kind.ts'

/** Whether a rule is for everybody. */
export function isAnywhere(peer: Id): boolean {
  return peer === '0.0.0.0/0' || peer === '::/0'
}

/** Whether a rule's ports, `80,443` or `8000-8010` or `ALL`, have this one among them. */
export function covers(ports: string, port: number): boolean {
  return ports.split(',').some((part) => {
    if (part === 'ALL') return true
    const [from = '', to = from] = part.split('-')
    return Number(from) <= port && port <= Number(to)
  })
}
