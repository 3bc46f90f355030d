import type { Assignment, Words } from './words.ts'

export const english: Words = {
  starterRole: 'You are the Starter of a command post: you choose the procedure that fits an event best.',
  choose: (event, workflows) =>
    [
      '[Event]',
      event,
      '',
      '[Procedures]',
      ...workflows.map(
        ({ name, description, isGlobal }) =>
          `- ${name}${isGlobal ? ' (default)' : ''}${description && `: ${description}`}`,
      ),
      '',
      'Choose one and answer with JSON: {"workflow": "its name", "reason": "one sentence"}. Choose the default where none clearly fits.',
    ].join('\n'),
  planMade: (workflow, planId, { steps, tasks }, reason) =>
    `Procedure “${workflow}”${reason ? `: ${reason}` : ' (the default).'}\nPlan ${planId} made: ${steps} steps, ${tasks} tasks.`,
  planTaken: (name, planId) =>
    `Going on with plan ${planId}, “${name}”; what is completed is not done again.`,
  stepBegins: ({ number, name, tasks }) =>
    `Step ${number}, “${name}”: ${tasks.map((task) => `${task.name} (${task.assignee})`).join(', ')}`,
  assignment,
  outputsMissing: (names) => {
    const [only] = names
    if (only === undefined) return 'You have not answered yet. Give your final answer.'
    if (names.length === 1)
      return `The task has to leave “${only}” behind, which is not saved yet. Answer with the whole of it; your answer is saved as it is.`
    return `These are not saved yet: ${names.join(', ')}. Save each with save_asset, then sum up in a few lines.`
  },
  helpAsked: (by, task) =>
    `${by} asks you for help with this sub-task; answer with the result itself:\n\n${task}`,
  approvalAsked: ({ name }, work) =>
    [
      `What came of “${name}” has to be approved.`,
      '',
      '- approve: the task is completed, and the procedure goes on.',
      '- amend: you are asked what is to change; the same agent changes it, and you are asked again.',
      '- reject: the task ends, no other is begun, and the run ends.',
      '',
      work,
    ].join('\n'),
  remarkAsked: ({ name }) => `What is to be changed about “${name}”?`,
  amendment: (by, remark) =>
    `${by} wants this changed:\n\n${remark}\n\nChange it, save what is affected again (whole, not only the difference), and give your final answer.`,

  approved: (by, summary) => `Approved by ${by}.\n${summary}`,
  noAnswer: 'The model gave no answer.',
  notSaved: (names) => `Not written: ${names.join(', ')}.`,
  outOfTime: (seconds) => `The task took longer than its ${seconds} s.`,
  turnsExhausted: (turns) => `The run has used up its turns (max_turns: ${turns}).`,
  unknownAgent: (name) => `The team has no agent ${name}.`,
  notAttempted: (because) => `Not attempted: ${because}`,
  rejected: (by, remark) => `rejected by ${by}${remark ? `: ${remark}` : '.'}`,

  completed: (workflow, count) => `Procedure “${workflow}” is completed: ${count} tasks.`,
  taskFailed: ({ name }, reason) => `Task “${name}” failed: ${reason}`,
  taskRejected: ({ name }, reason) => `Task “${name}” was ${reason}`,
  planFailed: (workflow) => `Procedure “${workflow}” has ended with tasks that failed.`,
  stopped: 'Stopped as asked; the plan is kept and can be gone on with.',
  somebody: 'the commander',
}

function assignment({
  event,
  workflow,
  planId,
  task,
  inputs,
  savesArtifacts,
  colleagues,
}: Assignment): string {
  const outputs = savesArtifacts
    ? 'save each with save_asset(name, content, type), under exactly this name:'
    : 'your final answer is saved as it is under this name:'
  return [
    '[Event]',
    event,
    '',
    `[Procedure] ${workflow} (plan ${planId})`,
    `[Task] ${task.name} (${task.taskId}, priority: ${task.priority})`,
    ...(task.description ? ['[Goal]', task.description] : []),
    ...inputs.flatMap(({ name, text }) => ['', `[Input: ${name}]`, text ?? '(there is no such artifact)']),
    ...(task.outputs.length > 0
      ? ['', `[Output] ${outputs}`, ...task.outputs.map((name) => `- ${name}`)]
      : []),
    ...(colleagues.length > 0
      ? [
          '',
          '[Colleagues] Where you need them, ask with request_collaboration:',
          ...colleagues.map(({ name, description }) => `- ${name}${description && `: ${description}`}`),
        ]
      : []),
    '',
    'Give your final answer when it is done.',
  ].join('\n')
}
