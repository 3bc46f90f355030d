import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { SelectorTeam, TeamComponent } from '../../model.ts'
import { integer } from '../../numbers.ts'
import { checkParticipants } from '../../rules/participants.ts'
import { readCommon, teamConfig, writeCommon } from './common.ts'

const PROMPT = [
  'Several roles talk with each other. These are the roles:',
  '{roles}',
  '',
  'This was said so far:',
  '{history}',
  '',
  'Which role of {participants} should speak next? Answer with its name and nothing else.',
].join('\n')

/** `selector_func` and `candidate_func` exist in Python alone; AutoGen does not write them. */
const config = teamConfig.extend({
  model_client: z.unknown().optional(),
  selector_prompt: z.string().default(PROMPT),
  allow_repeated_speaker: z.boolean().default(false),
  max_selector_attempts: integer.default(3),
  model_client_streaming: z.boolean().default(false),
  model_context: z.unknown().optional(),
})

export const selector: Provider<TeamComponent> = {
  provider: 'autogen_agentchat.teams.SelectorGroupChat',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    checkParticipants(read.participants, 2, place)
    const participants = place.children('participant', 'participants', read.participants)
    const modelClient = place.child('model', 'model_client', read.model_client)
    const modelContext =
      read.model_context === undefined
        ? undefined
        : place.child('context', 'model_context', read.model_context)
    const common = readCommon(read, { name: 'SelectorGroupChat' }, place)
    if (!participants || !modelClient || !common) return undefined
    if (read.model_context !== undefined && !modelContext) return undefined
    return {
      kind: 'selector',
      ...common,
      participants,
      modelClient,
      selectorPrompt: read.selector_prompt,
      allowRepeatedSpeaker: read.allow_repeated_speaker,
      maxSelectorAttempts: read.max_selector_attempts,
      modelClientStreaming: read.model_client_streaming,
      ...given({ modelContext }),
    }
  },
}

export const writeSelector = (it: SelectorTeam, write: Writers): Envelope =>
  sealed('autogen_agentchat.teams.SelectorGroupChat', 'team', {
    ...writeCommon(it, write),
    model_client: write.model(it.modelClient),
    selector_prompt: it.selectorPrompt,
    allow_repeated_speaker: it.allowRepeatedSpeaker,
    max_selector_attempts: it.maxSelectorAttempts,
    model_client_streaming: it.modelClientStreaming,
    model_context: it.modelContext && write.context(it.modelContext),
  })
