import type { Condition } from '../conditions/condition.ts'
import type { Json } from '../json.ts'
import { type ChatMessage, isChatMessage, type Message } from '../messages.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'
import { Mailboxes } from './mailboxes.ts'
import type { Speakers } from './speakers.ts'
import { alreadyOver, type Outcome, type Team, type TeamLimits } from './team.ts'

export type GroupChatSettings = {
  readonly name: string
  readonly description: string
  /** The name under which the choice of speakers is told. */
  readonly manager: string
  readonly maxTurns?: number
  readonly emitTeamEvents: boolean
}

export type GroupChatParts = {
  readonly participants: readonly Participant[]
  readonly speakers: Speakers
  readonly condition?: Condition
  readonly limits: TeamLimits
}

/** Participants who take turns and hear what the others say, until a condition is reached. */
export class GroupChat implements Team {
  readonly name: string
  readonly description: string
  readonly #settings: GroupChatSettings
  readonly #participants: ReadonlyMap<string, Participant>
  readonly #speakers: Speakers
  readonly #condition: Condition | undefined
  readonly #limits: TeamLimits
  readonly #mailboxes: Mailboxes
  #thread: Message[] = []
  #turns = 0

  constructor(settings: GroupChatSettings, { participants, speakers, condition, limits }: GroupChatParts) {
    this.name = settings.name
    this.description = settings.description
    this.#settings = settings
    this.#participants = new Map(participants.map((participant) => [participant.name, participant]))
    this.#speakers = speakers
    this.#condition = condition
    this.#limits = limits
    this.#mailboxes = new Mailboxes(participants.map(({ name }) => name))
  }

  get isOver(): boolean {
    return this.#condition?.reached === true
  }

  async run(task: readonly ChatMessage[], steps: Steps): Promise<Outcome> {
    const messages: Message[] = []
    if (this.isOver) return { messages, stopReason: alreadyOver }
    this.#speakers.accept?.(task, this.#thread)
    let stopReason = task.length > 0 ? await this.#begin(task, steps) : undefined
    for (let turns = 0; stopReason === undefined; turns += 1) {
      if (turns === this.#limits.turns) stopReason = this.#stop(turnsReached(turns))
      else stopReason = await this.#takeTurn(messages, steps)
    }
    return { messages, stopReason }
  }

  async turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    const { messages } = await this.run(heard, steps)
    return { told: messages, delta: messages, said: messages.filter(isChatMessage) }
  }

  #begin(task: readonly ChatMessage[], steps: Steps): Promise<string | undefined> {
    this.#mailboxes.deliver(task)
    this.#hear(task)
    return this.#stopReason(task, steps)
  }

  async #takeTurn(messages: Message[], steps: Steps): Promise<string | undefined> {
    const tell = async (message: Message) => {
      messages.push(message)
      await steps.tell({ kind: 'message', message })
    }
    const names = await this.#speakers.next(this.#thread, steps, tell)
    const { emitTeamEvents, manager: source } = this.#settings
    if (emitTeamEvents) await tell({ type: 'SelectSpeakerEvent', source, content: names })
    const turns = await this.#speak(names, steps)
    for (const { name, turn } of turns) {
      messages.push(...turn.told)
      this.#mailboxes.deliver(turn.said, name)
      this.#hear(turn.delta)
    }
    // Of speakers in parallel only the words of the one who ended last are looked at, as AutoGen does.
    return this.#stopReason(turns.at(-1)?.turn.delta ?? [], steps, true)
  }

  async #speak(names: readonly string[], steps: Steps): Promise<readonly Spoken[]> {
    const speakers = [...new Set(names)].map((name) => {
      const participant = this.#participants.get(name)
      if (!participant) throw new Error(`${this.name} has no participant ${name}.`)
      return { name, participant, heard: this.#mailboxes.take(name) }
    })
    const [only] = speakers
    if (only && names.length === 1)
      return [{ name: only.name, turn: await only.participant.turn(only.heard, steps) }]
    const done = await steps.all(
      speakers.map(({ name, participant, heard }) => ({
        name: `turn:${name}`,
        work: async (steps: Steps) => ({
          spoken: await inTurn(participant, heard, names.filter((each) => each === name).length, steps),
          state: participant.save(),
        }),
      })),
    )
    for (const [index, { participant }] of speakers.entries()) participant.load(done[index]?.state)
    return done.flatMap(({ spoken }) => spoken).toSorted((a, b) => a.ended - b.ended)
  }

  #hear(added: readonly Message[]): void {
    this.#thread.push(...added)
    this.#speakers.hear?.(added)
  }

  async #stopReason(delta: readonly Message[], steps: Steps, afterTurn = false): Promise<string | undefined> {
    const finished = this.#speakers.finished?.()
    if (finished !== undefined) return this.#stop(finished)
    const reason = await this.#condition?.check(delta, steps)
    if (reason !== undefined) return this.#stop(reason)
    if (afterTurn) this.#turns += 1
    const { maxTurns } = this.#settings
    if (maxTurns !== undefined && this.#turns >= maxTurns) return this.#stop(turnsReached(maxTurns))
    return undefined
  }

  #stop(reason: string): string {
    this.#condition?.reset()
    this.#turns = 0
    return reason
  }

  reset(): void {
    this.#stop('')
    this.#thread = []
    this.#mailboxes.empty()
    this.#speakers.reset()
    for (const participant of this.#participants.values()) participant.reset()
  }

  save(): Json {
    return {
      thread: this.#thread,
      turns: this.#turns,
      mailboxes: this.#mailboxes.save(),
      speakers: this.#speakers.save(),
      condition: this.#condition?.save(),
      participants: [...this.#participants.values()].map((participant) => participant.save()),
    }
  }

  load(state: Json): void {
    const saved = state as GroupChatState
    this.#thread = [...saved.thread]
    this.#turns = saved.turns
    this.#mailboxes.load(saved.mailboxes)
    this.#speakers.load(saved.speakers)
    this.#condition?.load(saved.condition)
    for (const [index, participant] of [...this.#participants.values()].entries())
      participant.load(saved.participants[index])
  }

  async close(): Promise<void> {
    await Promise.all([...this.#participants.values()].map((participant) => participant.close()))
  }
}

type Spoken = { readonly name: string; readonly turn: Turn }

/** One who is ready twice, over two paths of a graph say, speaks twice. Who ends first will be heard first. */
async function inTurn(participant: Participant, heard: readonly ChatMessage[], times: number, steps: Steps) {
  const spoken = []
  for (let time = 0; time < times; time += 1) {
    const turn = await participant.turn(time === 0 ? heard : [], steps)
    spoken.push({ name: participant.name, turn, ended: await steps.now() })
  }
  return spoken
}

type GroupChatState = {
  readonly thread: readonly Message[]
  readonly turns: number
  readonly mailboxes: Json
  readonly speakers: Json
  readonly condition: Json
  readonly participants: readonly Json[]
}

function turnsReached(turns: number): string {
  return `Maximum number of turns ${turns} reached.`
}
