import type { WordedHere } from '../messages.ts'

/**
 * What the orchestrator asks of its model. AutoGen's configurations do not hold these texts, so the words are our own;
 * what has to be asked, and in which order, is AutoGen's.
 */
type Prompt = { readonly content: string; readonly worded: WordedHere }

function worded(around: readonly string[], lines: readonly string[]): Prompt {
  return { content: lines.join('\n'), worded: { around } }
}

/** What is known before anything is done. */
export function facts(task: string): Prompt {
  return worded(
    [task],
    [
      'Before work on the request below begins, take stock of what is known about it.',
      '',
      'The request:',
      '',
      task,
      '',
      'Write under these four headings, and under no others:',
      '',
      '1. GIVEN: facts and figures that the request itself states. There may be none.',
      '2. TO LOOK UP: what has to be found out, and where it can be found.',
      '3. TO DERIVE: what follows by reasoning, calculating or simulating.',
      '4. GUESSES: what you remember or hold likely without being sure of it.',
      '',
      'Facts are names, dates, amounts and the like. Do not plan yet and do not propose steps.',
    ],
  )
}

export function plan(team: string): Prompt {
  return worded(
    [team],
    [
      'Good. This team is there to work on the request:',
      '',
      team,
      '',
      'With the team and the facts in mind, write a short plan as a list. Members who are not needed need not take part.',
    ],
  )
}

/** What everybody begins with. As many words around the values as AutoGen's text has (37), since tokens are counted. */
export function ledger(task: string, team: string, facts: string, plan: string): Prompt {
  return worded(
    [task, team, facts, plan],
    [
      'This is the request that all of us work on:',
      '',
      task,
      '',
      'This team is there to work on it:',
      '',
      team,
      '',
      'This is what is known about it so far:',
      '',
      facts,
      '',
      'The plan, to be followed as far as it holds:',
      '',
      plan,
    ],
  )
}

export function progress(task: string, team: string, names: readonly string[]): Prompt {
  const choice = names.join(', ')
  return worded(
    [task, team, choice],
    [
      'Recall the request:',
      '',
      task,
      '',
      'And the team:',
      '',
      team,
      '',
      'Judge where the work stands. Give a reason with each answer:',
      '',
      '- is_request_satisfied: is the request completely and correctly fulfilled? true or false',
      '- is_in_loop: do the same instructions or answers keep coming back, over one turn or over several? true or false',
      '- is_progress_being_made: did the last messages bring the work forward? true at the very beginning; false where',
      '  something keeps failing or is out of reach',
      `- next_speaker: who should act next? one of: ${choice}`,
      '- instruction_or_question: what to tell or ask that member, in the second person and with all it needs to know',
      '',
      'Answer with one JSON object of exactly this shape and with nothing before or after it:',
      '',
      '{',
      '  "is_request_satisfied": { "reason": string, "answer": boolean },',
      '  "is_in_loop": { "reason": string, "answer": boolean },',
      '  "is_progress_being_made": { "reason": string, "answer": boolean },',
      `  "next_speaker": { "reason": string, "answer": string (one of: ${choice}) },`,
      '  "instruction_or_question": { "reason": string, "answer": string }',
      '}',
    ],
  )
}

export function newFacts(task: string, facts: string): Prompt {
  return worded(
    [task, facts],
    [
      'The request, once more:',
      '',
      task,
      '',
      'The work is not getting anywhere, but something was learned on the way. Rewrite the list of facts: add what is new,',
      'move guesses that proved right to the facts, drop what proved wrong. Add or change at least one guess and say why.',
      '',
      'The list as it stands:',
      '',
      facts,
    ],
  )
}

export function newPlan(team: string): Prompt {
  return worded(
    [team],
    [
      'Say in a few words why the last attempt did not succeed. Then write a new plan as a short list that gets around what',
      'stood in the way and does not repeat the same mistakes. Only this team can take part:',
      '',
      team,
    ],
  )
}
