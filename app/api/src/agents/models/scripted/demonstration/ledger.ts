import { type Scene, saidTo } from './scene.ts'

/** What MagenticOne's orchestrator asks after each turn: everybody is heard once, then the work counts as done. */
export const ledger: Scene = (asked) => {
  const said = saidTo(asked)
  const choice = /"next_speaker".*?\(one of: ([^)]+)\)/s.exec(said.at(-1) ?? '')?.[1]
  if (choice === undefined) return undefined
  const names = choice.split(',').map((name) => name.trim())
  // Beside what the members said, there is the question itself.
  const heard = said.length - 1
  const judged = (answer: boolean | string) => ({
    reason: '（脚本模型）每位成员发言一次即视为完成。',
    answer,
  })
  return {
    say: JSON.stringify({
      is_request_satisfied: judged(heard >= names.length),
      is_in_loop: judged(false),
      is_progress_being_made: judged(true),
      next_speaker: judged(names[heard % names.length] ?? ''),
      instruction_or_question: judged('请从你的职责出发，用要点给出对本请求的意见。'),
    }),
  }
}
