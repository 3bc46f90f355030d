import { entry } from '../../components/problem-entry.ts'

/** What can be said of SOP teams beside what can be said of every team file. */
export const sopTexts = {
  'sop/duplicate': entry(
    '{name} is the name of another one, too.',
    '{name} 与另一项重名。',
    'Give each workflow, agent and task of a workflow a name of its own.',
    '请为每个流程、智能体以及流程中的每项任务取不同的名称。',
  ),
  'sop/several-global': entry(
    'More than one workflow is global: {names}.',
    '有多个流程标为全局：{names}。',
    'Leave `is_global: true` at one of them: it is taken when no other fits the event.',
    '只保留一个 `is_global: true`：没有更合适的流程时使用它。',
  ),
  'sop/unknown-assignee': entry(
    'There is no agent {name}; the agents are {agents}.',
    '没有名为 {name} 的智能体；现有智能体：{agents}。',
    'Name one of the agents of this team.',
    '请改为本团队中某个智能体的名称。',
  ),
  'sop/unknown-tool': entry(
    'There is no tool {name}; the tools are {tools}.',
    '没有名为 {name} 的工具；可用工具：{tools}。',
    'Name one of these, or write an HTTP tool or an MCP workbench in full, as AutoGen exports it.',
    '请改用其中之一，或按 AutoGen 导出的格式写出完整的 HTTP 工具或 MCP 工作台。',
  ),
  'sop/unknown-reference': entry(
    '{reference} stands for nothing in this file.',
    '{reference} 在此文件中没有对应的内容。',
    `Use \${agent.name}, \${base_prompt} or a name below "properties" such as \${properties.sop.version}.`,
    `请使用 \${agent.name}、\${base_prompt}，或 "properties" 中的名称，例如 \${properties.sop.version}。`,
  ),
  'sop/reference-cycle': entry(
    'These stand for each other without end: {chain}.',
    '以下引用相互嵌套，没有终点：{chain}。',
    'Write one of them out.',
    '请将其中一处写成具体文字。',
  ),
  'sop/artifact-name': entry(
    '{name} cannot be the name of an artifact.',
    '{name} 不能用作产物名称。',
    'Use up to 80 letters, digits, spaces, ".", "_" and "-", beginning with a letter or digit.',
    '请使用不超过 80 个字符的文字、数字、空格、“.”、“_”和“-”，并以文字或数字开头。',
  ),
  'sop/input-missing': entry(
    'No task writes {input}.',
    '没有任务产出 {input}。',
    'Name it among the `outputs` of an earlier task, or among the `inputs` of the workflow if people bring it along.',
    '请写入前面某项任务的 `outputs`；如由人员提供，请写入流程的 `inputs`。',
  ),
  'sop/input-later': entry(
    '{input} is written by {task}, which does not come in an earlier step.',
    '{input} 由 {task} 产出，而该任务不在更早的步骤中。',
    'Move one of the two tasks: steps are done in order, the tasks of a step side by side.',
    '请调整其中一项任务的位置：步骤依次执行，同一步骤的任务并行执行。',
  ),
  'sop/input-cycle': entry(
    'These tasks wait for each other: {cycle}.',
    '以下任务互相等待：{cycle}。',
    'Take one of the inputs away, or split a task in two.',
    '请去掉其中一项输入，或将某项任务拆成两项。',
  ),
  'sop/cannot-save': entry(
    '{name} has to leave several artifacts behind and cannot save any.',
    '{name} 须产出多份产物，但没有保存产物的工具。',
    'Add `ArtifactManager` to the `tools` of the agent, or leave the task one output, which is then its answer.',
    '请在该智能体的 `tools` 中加入 `ArtifactManager`，或只保留一份产物（即其最终答复）。',
  ),
  'sop/output-twice': entry(
    '{output} is written by {task} in the same step.',
    '{output} 在同一步骤中也由 {task} 产出。',
    'Give the artifacts names of their own, or put the tasks into different steps.',
    '请使用不同的产物名称，或将两项任务放入不同的步骤。',
  ),
} as const
