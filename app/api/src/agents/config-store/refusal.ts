import { AppError } from '../../errors/app-error.ts'
import type { Problem } from '../components/problem.ts'

/** A team that is not saved because it could not run, with everything that stands in the way. */
export class TeamRefused extends AppError {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('team/refused', { count: `${problems.length}` })
    this.problems = problems
  }
}
