import { isRecord } from '../../components/envelope.ts'
import type { Place } from '../../components/place.ts'
import type { SopFile } from './schema.ts'

const REFERENCE = /\$\{([^{}]*)\}/g

/** What stands for what in one file: `${agent.name}`, `${base_prompt}`, `${properties.x.y}`. */
export class References {
  readonly #file: Pick<SopFile, 'base_prompt' | 'properties'>

  constructor(file: Pick<SopFile, 'base_prompt' | 'properties'>) {
    this.#file = file
  }

  /** The text with what its references stand for; a reference to nothing is told at the place and stays. */
  fill(text: string, agent: string, place: Place): string {
    return this.#fill(text, agent, place, [])
  }

  #fill(text: string, agent: string, place: Place, within: readonly string[]): string {
    return text.replaceAll(REFERENCE, (reference: string, inner: string) => {
      const name = inner.trim()
      if (within.includes(name)) {
        const chain = [...within.slice(within.indexOf(name)), name].join(' → ')
        place.problem('sop/reference-cycle', { chain })
        return reference
      }
      const meant = this.#meaning(name, agent)
      if (meant !== undefined) return this.#fill(meant, agent, place, [...within, name])
      place.problem('sop/unknown-reference', { reference })
      return reference
    })
  }

  #meaning(name: string, agent: string): string | undefined {
    if (name === 'agent.name') return agent
    if (name === 'base_prompt') return this.#file.base_prompt
    const [first, ...keys] = name.split('.')
    if (first !== 'properties' || keys.length === 0) return undefined
    return written(keys.reduce<unknown>(inside, this.#file.properties))
  }
}

/** The value under a key or, in a list, under its number from 0. */
function inside(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)]
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function written(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
