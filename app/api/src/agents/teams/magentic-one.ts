import type { Condition } from '../conditions/condition.ts'
import type { Json } from '../json.ts'
import { textOf } from '../message-text.ts'
import {
  type ChatMessage,
  isChatMessage,
  type Message,
  type ModelMessage,
  type TextMessage,
  type UserTurn,
  type WordedHere,
} from '../messages.ts'
import type { ModelCalls } from '../models/model-calls.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'
import { finalPrompt } from './final-answer.ts'
import { askLedger, type Ledger } from './magentic-ledger.ts'
import * as prompts from './magentic-prompts.ts'
import { Mailboxes } from './mailboxes.ts'
import { rolesOf } from './roles.ts'
import { alreadyOver, type Outcome, type Team, type TeamLimits } from './team.ts'

export type MagenticSettings = {
  readonly name: string
  readonly description: string
  readonly maxTurns?: number
  readonly maxStalls: number
  readonly finalAnswerPrompt: string
  readonly emitTeamEvents: boolean
}

export type MagenticParts = {
  readonly participants: readonly Participant[]
  readonly calls: ModelCalls
  readonly condition?: Condition
  readonly limits: TeamLimits
}

const manager = 'MagenticOneOrchestrator'

/**
 * An orchestrator that keeps two ledgers: facts and a plan for the task, and progress for each step. When progress
 * stalls it writes facts and plan anew, and everybody begins again with them.
 */
export class MagenticOne implements Team {
  readonly name: string
  readonly description: string
  /** As a participant it gives back its task with what was said, and others hear it twice: AutoGen's does, alone of all. */
  readonly repeatsTask = true
  readonly #settings: MagenticSettings
  readonly #parts: MagenticParts
  readonly #participants: ReadonlyMap<string, Participant>
  readonly #mailboxes: Mailboxes
  readonly #team: string
  #thread: ChatMessage[] = []
  #task = ''
  #facts = ''
  #plan = ''
  #rounds = 0
  #stalls = 0

  constructor(settings: MagenticSettings, parts: MagenticParts) {
    this.name = settings.name
    this.description = settings.description
    this.#settings = settings
    this.#parts = parts
    this.#participants = new Map(parts.participants.map((participant) => [participant.name, participant]))
    this.#mailboxes = new Mailboxes([...this.#participants.keys()])
    this.#team = rolesOf(parts.participants)
  }

  get isOver(): boolean {
    return this.#parts.condition?.reached === true
  }

  async run(task: readonly ChatMessage[], steps: Steps): Promise<Outcome> {
    const told: Message[] = []
    if (this.isOver) return { messages: told, stopReason: alreadyOver }
    this.#task = task.map(textOf).join(' ')
    this.#stalls = 0
    await this.#surveyTask(steps)
    await this.#beginAnew(steps, told)
    for (let turns = 0; ; turns += 1) {
      const stopReason =
        turns === this.#parts.limits.turns
          ? await this.#finish(`Maximum number of turns ${turns} reached.`, steps, told)
          : await this.#step(steps, told)
      if (stopReason !== undefined) return { messages: told, stopReason }
    }
  }

  async turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    const begun = this.isOver ? [] : heard
    for (const message of begun) await steps.tell({ kind: 'message', message })
    const { messages } = await this.run(heard, steps)
    const told = [...begun, ...messages]
    return { told, delta: told, said: told.filter(isChatMessage) }
  }

  async #surveyTask(steps: Steps): Promise<void> {
    const asked: ModelMessage[] = [this.#prompt(prompts.facts(this.#task))]
    this.#facts = await this.#write(asked, steps)
    asked.push(this.#own(this.#facts), this.#prompt(prompts.plan(this.#team)))
    this.#plan = await this.#write(asked, steps)
  }

  async #reviseTask(steps: Steps): Promise<void> {
    const asked = [...this.#conversation(), this.#prompt(prompts.newFacts(this.#task, this.#facts))]
    this.#facts = await this.#write(asked, steps)
    asked.push(this.#own(this.#facts), this.#prompt(prompts.newPlan(this.#team)))
    this.#plan = await this.#write(asked, steps)
  }

  /** Nobody remembers what went before but for what the facts and the plan say. */
  async #beginAnew(steps: Steps, told: Message[]): Promise<void> {
    for (const participant of this.#participants.values()) participant.reset()
    this.#mailboxes.empty()
    this.#thread = []
    const ledger = prompts.ledger(this.#task, this.#team, this.#facts, this.#plan)
    await this.#say({ type: 'TextMessage', source: manager, ...ledger }, steps, told)
  }

  async #step(steps: Steps, told: Message[]): Promise<string | undefined> {
    const { maxTurns, maxStalls } = this.#settings
    // AutoGen lets one round more than `max_turns` pass.
    if (maxTurns !== undefined && this.#rounds > maxTurns)
      return this.#finish('Max rounds reached.', steps, told)
    this.#rounds += 1
    const ledger = await this.#askProgress(steps)
    if (ledger.is_request_satisfied.answer)
      return this.#finish(ledger.is_request_satisfied.reason, steps, told)
    this.#countStall(ledger)
    if (this.#stalls >= maxStalls) {
      await this.#reviseTask(steps)
      await this.#beginAnew(steps, told)
      return undefined
    }
    return this.#instruct(ledger, steps, told)
  }

  #askProgress(steps: Steps): Promise<Ledger> {
    const names = [...this.#participants.keys()]
    const question = this.#prompt(prompts.progress(this.#task, this.#team, names))
    return askLedger([...this.#conversation(), question], names, this.#parts.calls, steps)
  }

  #countStall({ is_progress_being_made, is_in_loop }: Ledger): void {
    const stalled = !is_progress_being_made.answer || is_in_loop.answer
    this.#stalls = stalled ? this.#stalls + 1 : Math.max(0, this.#stalls - 1)
  }

  async #instruct(ledger: Ledger, steps: Steps, told: Message[]): Promise<string | undefined> {
    const speaker = ledger.next_speaker.answer
    const participant = this.#participants.get(speaker)
    if (!participant) throw new Error(`${this.name} has no participant ${speaker}.`)
    const content = ledger.instruction_or_question.answer
    await this.#say({ type: 'TextMessage', source: manager, content }, steps, told)
    if (this.#settings.emitTeamEvents) {
      const message: Message = { type: 'SelectSpeakerEvent', source: manager, content: [speaker] }
      told.push(message)
      await steps.tell({ kind: 'message', message })
    }
    const turn = await participant.turn(this.#mailboxes.take(speaker), steps)
    told.push(...turn.told)
    this.#mailboxes.deliver(turn.said, speaker)
    this.#thread.push(...turn.said)
    const reason = await this.#parts.condition?.check(turn.delta, steps)
    if (reason !== undefined) this.#parts.condition?.reset()
    return reason
  }

  async #finish(reason: string, steps: Steps, told: Message[]): Promise<string> {
    const content = finalPrompt(this.#settings.finalAnswerPrompt, this.#task)
    const answer = await this.#write([...this.#conversation(), this.#prompt({ content })], steps)
    await this.#say({ type: 'TextMessage', source: manager, content: answer }, steps, told)
    this.#parts.condition?.reset()
    return reason
  }

  async #say(message: TextMessage, steps: Steps, told: Message[]): Promise<void> {
    this.#thread.push(message)
    this.#mailboxes.deliver([message])
    told.push(message)
    await steps.tell({ kind: 'message', message })
  }

  async #write(messages: readonly ModelMessage[], steps: Steps): Promise<string> {
    const { content } = await this.#parts.calls.ask(steps, { messages: [...messages] })
    if (typeof content !== 'string') throw new Error(`${manager}: the model called tools it was not given.`)
    return content
  }

  /** What was said since the last beginning, as the orchestrator's own words and others'. */
  #conversation(): ModelMessage[] {
    return this.#thread.map((message) => {
      const { source } = message
      const text = { content: textOf(message), ...(message.worded && { worded: message.worded }) }
      return source === manager && message.type !== 'HandoffMessage' && message.type !== 'StopMessage'
        ? { type: 'AssistantMessage', source, ...text }
        : { type: 'UserMessage', source, ...text }
    })
  }

  #prompt(prompt: { readonly content: string; readonly worded?: WordedHere }): UserTurn {
    return { type: 'UserMessage', source: manager, ...prompt }
  }

  #own(content: string): ModelMessage {
    return { type: 'AssistantMessage', source: manager, content }
  }

  reset(): void {
    this.#parts.condition?.reset()
    this.#mailboxes.empty()
    this.#thread = []
    this.#rounds = 0
    this.#stalls = 0
    this.#task = ''
    this.#facts = ''
    this.#plan = ''
    for (const participant of this.#participants.values()) participant.reset()
  }

  save(): Json {
    return {
      thread: this.#thread,
      mailboxes: this.#mailboxes.save(),
      condition: this.#parts.condition?.save(),
      calls: this.#parts.calls.count,
      participants: [...this.#participants.values()].map((participant) => participant.save()),
      task: this.#task,
      facts: this.#facts,
      plan: this.#plan,
      rounds: this.#rounds,
      stalls: this.#stalls,
    }
  }

  load(state: Json): void {
    const saved = state as MagenticState
    this.#thread = [...saved.thread]
    this.#mailboxes.load(saved.mailboxes)
    this.#parts.condition?.load(saved.condition)
    this.#parts.calls.count = saved.calls
    for (const [index, participant] of [...this.#participants.values()].entries())
      participant.load(saved.participants[index])
    this.#task = saved.task
    this.#facts = saved.facts
    this.#plan = saved.plan
    this.#rounds = saved.rounds
    this.#stalls = saved.stalls
  }

  async close(): Promise<void> {
    await Promise.all([...this.#participants.values()].map((participant) => participant.close()))
  }
}

type MagenticState = {
  readonly thread: readonly ChatMessage[]
  readonly mailboxes: Json
  readonly condition: Json
  readonly calls: number
  readonly participants: readonly Json[]
  readonly task: string
  readonly facts: string
  readonly plan: string
  readonly rounds: number
  readonly stalls: number
}
