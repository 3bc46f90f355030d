import type { Graph } from '../components/model.ts'
import type { Json } from '../json.ts'
import { textOf } from '../message-text.ts'
import type { Message } from '../messages.ts'
import { checkGraph, groupsOf, startNodes } from './graph.ts'
import type { Speakers } from './speakers.ts'

/**
 * Follows a graph: a node speaks when the edges into it allow, and all that are ready speak at once. Edges into a
 * node count in groups; a group waits for all of its edges or for any one.
 */
export class GraphFlow implements Speakers {
  readonly #graph: Graph
  #remaining = new Map<string, number>()
  #enqueued = new Set<string>()
  /** Groups that made their node ready, to be counted anew once it speaks. */
  #triggered = new Map<string, Set<string>>()
  #ready: string[] = []

  constructor(graph: Graph) {
    checkGraph(graph)
    this.#graph = graph
    this.#begin()
  }

  /** The last word decides: it is the speaker's, what came before are events on the way. */
  hear(added: readonly Message[]): void {
    const message = added.at(-1)
    const node = message && this.#graph.nodes[message.source]
    if (!message || !node) return
    const text = textOf(message)
    for (const edge of node.edges) {
      if (edge.condition !== undefined && !text.includes(edge.condition)) continue
      this.#arrive(edge.target, edge.activationGroup, edge.activationCondition)
    }
  }

  #arrive(target: string, group: string, condition: 'all' | 'any'): void {
    const key = keyOf(target, group)
    if (condition === 'any') {
      if (this.#enqueued.has(key)) return
      this.#enqueued.add(key)
    } else {
      const left = (this.#remaining.get(key) ?? 0) - 1
      this.#remaining.set(key, left)
      if (left !== 0) return
    }
    this.#ready.push(target)
    this.#triggered.set(target, (this.#triggered.get(target) ?? new Set()).add(group))
  }

  finished(): string | undefined {
    if (this.#ready.length > 0) return undefined
    this.#begin()
    return 'Digraph execution is complete'
  }

  async next(): Promise<readonly string[]> {
    const speakers = this.#ready.splice(0)
    for (const speaker of speakers) this.#countAnew(speaker)
    return speakers
  }

  #countAnew(node: string): void {
    const groups = groupsOf(this.#graph, node)
    for (const name of this.#triggered.get(node) ?? []) {
      const group = groups.get(name)
      if (group?.condition === 'any') this.#enqueued.delete(keyOf(node, name))
      else if (group) this.#remaining.set(keyOf(node, name), group.edges)
    }
    this.#triggered.delete(node)
  }

  #begin(): void {
    this.#enqueued.clear()
    this.#remaining.clear()
    for (const node of Object.keys(this.#graph.nodes))
      for (const [name, { edges }] of groupsOf(this.#graph, node))
        this.#remaining.set(keyOf(node, name), edges)
    this.#ready = [...startNodes(this.#graph)]
  }

  reset(): void {
    this.#triggered.clear()
    this.#begin()
  }

  save(): Json {
    return {
      remaining: [...this.#remaining],
      enqueued: [...this.#enqueued],
      triggered: [...this.#triggered].map(([node, groups]) => [node, [...groups]]),
      ready: this.#ready,
    }
  }

  load(state: Json): void {
    const saved = state as GraphFlowState
    this.#remaining = new Map(saved.remaining)
    this.#enqueued = new Set(saved.enqueued)
    this.#triggered = new Map(saved.triggered.map(([node, groups]) => [node, new Set(groups)]))
    this.#ready = [...saved.ready]
  }
}

type GraphFlowState = {
  readonly remaining: readonly (readonly [string, number])[]
  readonly enqueued: readonly string[]
  readonly triggered: readonly (readonly [string, readonly string[]])[]
  readonly ready: readonly string[]
}

/** Names of nodes are identifiers, so a space cannot be part of one. */
function keyOf(target: string, group: string): string {
  return `${target} ${group}`
}
