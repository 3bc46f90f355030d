import { z } from 'zod'
import { takesTask, usualFinalPrompt } from '../../../teams/final-answer.ts'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { MagenticOneTeam, TeamComponent } from '../../model.ts'
import { integer } from '../../numbers.ts'
import { agentsOnly, checkParticipants } from '../../rules/participants.ts'
import { readCommon, teamConfig, writeCommon } from './common.ts'

const config = teamConfig.extend({
  model_client: z.unknown().optional(),
  max_stalls: integer.default(3),
  final_answer_prompt: z.string().default(usualFinalPrompt),
})

export const magenticOne: Provider<TeamComponent> = {
  provider: 'autogen_agentchat.teams.MagenticOneGroupChat',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    checkParticipants(read.participants, 1, place)
    const participants = agentsOnly(read.participants, place)
    const modelClient = place.child('model', 'model_client', read.model_client)
    const common = readCommon(read, { name: 'MagenticOneGroupChat' }, place)
    const prompt = read.final_answer_prompt
    if (prompt.includes('{task}') && !takesTask(prompt))
      place.at('final_answer_prompt').warn('magentic/task-not-filled')
    if (!participants || !modelClient || !common) return undefined
    return {
      kind: 'magentic-one',
      ...common,
      participants,
      modelClient,
      maxStalls: read.max_stalls,
      finalAnswerPrompt: prompt,
    }
  },
}

export const writeMagenticOne = (it: MagenticOneTeam, write: Writers): Envelope =>
  sealed('autogen_agentchat.teams.MagenticOneGroupChat', 'team', {
    ...writeCommon(it, write),
    model_client: write.model(it.modelClient),
    max_stalls: it.maxStalls,
    final_answer_prompt: it.finalAnswerPrompt,
  })
