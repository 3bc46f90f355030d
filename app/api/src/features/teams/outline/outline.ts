import type { TeamDefinition } from '../../../agents/definition.ts'
import type { Language } from '../../../errors/language.ts'
import { graphOf } from './graph.ts'
import { participantsOf } from './participants.ts'
import type { Outline } from './schema.ts'
import { sopGraph, sopParticipants } from './sop.ts'
import { endOf, sopEnd } from './termination.ts'

/** A team as a page draws it. */
export function outlineOf(definition: TeamDefinition, language: Language): Outline {
  if (definition.format === 'sop') {
    const { team } = definition
    return {
      kind: 'sop',
      participants: sopParticipants(team),
      graph: sopGraph(team),
      termination: sopEnd(team, language),
    }
  }
  const { component } = definition
  return {
    kind: component.kind,
    participants: participantsOf(component.participants),
    graph: graphOf(component),
    termination: endOf(component, language),
  }
}
