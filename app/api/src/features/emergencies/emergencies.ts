import type { ArtifactService } from '../artifacts/service.ts'
import type { PlanReader } from '../plans/reader.ts'
import type { ChangeParts } from './change.ts'
import { EmergencyEventLog } from './events.ts'
import { ProposalService } from './proposals.ts'
import { EmergencyRepository } from './repository.ts'
import { EmergencyService } from './service.ts'

export interface EmergencyOptions extends ChangeParts {
  readonly plans: PlanReader
  readonly artifacts: ArtifactService
}

/** Everything about emergencies, put together. */
export function createEmergencies({ plans, artifacts, ...parts }: EmergencyOptions) {
  const repository = new EmergencyRepository(parts.database)
  const courses = {
    emergencyOf: async (planId: string) => (await plans.find(planId)).emergencyId,
    version: (planId: string, name: string, version?: number) => artifacts.find(planId, name, version),
  }
  return {
    emergencies: new EmergencyService({ ...parts, repository }),
    proposals: new ProposalService({ ...parts, repository, courses }),
    log: new EmergencyEventLog(parts.database, 'emergency'),
    listLog: new EmergencyEventLog(parts.database, 'emergencies'),
  }
}
