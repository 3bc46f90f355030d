/** Why a run does not go on in this process; each is the reason of its signal. */

/** It waits for a person, and nobody needs to work on it meanwhile. */
export class Parked extends Error {
  override readonly name = 'Parked'
  readonly questions: readonly string[]

  constructor(questions: readonly string[]) {
    super('The run waits for an answer.')
    this.questions = questions
  }
}

/** Somebody asked it to end after the turn that is over now. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor() {
    super('Stopped after a turn, as was asked.')
  }
}

/** Its time is over. */
export class TimeOver extends Error {
  override readonly name = 'TimeOver'

  constructor(seconds: number) {
    super(`The run took longer than the ${seconds} s that it may take.`)
  }
}

/** An agent took too long for one turn; the run fails with it. */
export class TurnOver extends Error {
  override readonly name = 'TurnOver'

  constructor(agent: string, seconds: number) {
    super(`${agent} took longer than the ${seconds} s that a turn may take.`)
  }
}
