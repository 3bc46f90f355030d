/** As many as the story wants to see at work at once. */
export const agentsAtOnce = 10

export const teamName = 'tengyun verify'

/** A team whose members all have one short task in the same step, so that all of them work at once. */
export function teamOfTen() {
  const names = Array.from({ length: agentsAtOnce }, (_, index) => `Agent_${index + 1}`)
  return {
    name: teamName,
    description: 'Made by `tengyun verify`, which has all of them work at once.',
    max_turns: 4 * agentsAtOnce,
    workflows: [
      {
        name: 'all at once',
        is_global: true,
        steps: [
          {
            tasks: names.map((assignee, index) => ({
              task_id: `here-${index + 1}`,
              name: 'Say that you are here',
              assignee,
              description: 'Answer with one short sentence.',
              timeout: 60,
            })),
          },
        ],
      },
    ],
    agents: names.map((name) => ({ name, system_message: 'Be brief.', llm: { max_tokens: 50 } })),
  }
}
