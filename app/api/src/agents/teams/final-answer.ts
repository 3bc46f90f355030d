import { createHash } from 'node:crypto'

/** Asked at the end where a file says nothing. */
export const usualFinalPrompt = [
  'We were asked to do this:',
  '{task}',
  '',
  'The work on it is done; the messages above hold what was found.',
  'Write the answer to give to the person who asked.',
].join('\n')

/** SHA-256 of the prompt that AutoGen 0.7.5 has for this, and writes into every file. */
const autogensOwn = '3d0ce0fcb1387f46dfc3cc7904c2a3bf9e74d544fbd43d11a3cae2e3706edfc5'

/** The task is filled into the two known prompts; AutoGen (`_magentic_one_orchestrator.py`) leaves any other as written. */
export function finalPrompt(prompt: string, task: string): string {
  return takesTask(prompt) ? prompt.replaceAll('{task}', () => task) : prompt
}

export function takesTask(prompt: string): boolean {
  return prompt === usualFinalPrompt || createHash('sha256').update(prompt).digest('hex') === autogensOwn
}
