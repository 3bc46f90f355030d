import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { TeamComponent, ToolComponent } from '../../model.ts'
import { toolName } from '../../rules/names.ts'

const config = z.object({
  team: z.unknown().optional(),
  name: z.string(),
  description: z.string().default(''),
  return_value_as_last_message: z.boolean().default(false),
})

/** A team that an agent calls as its tool. */
export const teamTool: Provider<ToolComponent> = {
  provider: 'autogen_agentchat.tools.TeamTool',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    toolName(read.name, place.at('name'))
    const team = place.child('team', 'team', read.team)
    return (
      team && {
        kind: 'team',
        team,
        name: read.name,
        description: read.description,
        returnLastMessage: read.return_value_as_last_message,
      }
    )
  },
}

export const writeTeamTool = (
  it: { team: TeamComponent; name: string; description: string; returnLastMessage: boolean },
  write: Writers,
): Envelope =>
  sealed('autogen_agentchat.tools.TeamTool', 'tool', {
    team: write.team(it.team),
    name: it.name,
    description: it.description,
    return_value_as_last_message: it.returnLastMessage,
  })
