import type { Language } from '../../errors/language.ts'

interface Entry {
  message: Record<Language, string>
  next: Record<Language, string>
}

const entry = (en: string, zh: string, nextEn: string, nextZh: string): Entry => ({
  message: { en, 'zh-CN': zh },
  next: { en: nextEn, 'zh-CN': nextZh },
})

/** All that can be said of a team file. A code, once published, keeps its meaning; `{name}` is a detail of the case. */
export const problemTexts = {
  'file/unreadable': entry(
    'The file is neither JSON nor YAML: {why}.',
    '文件既不是 JSON 也不是 YAML：{why}。',
    'Export the team again from AutoGen Studio, or mend the place that is named.',
    '请从 AutoGen Studio 重新导出该团队，或修正所指出的位置。',
  ),
  'file/unknown-format': entry(
    'This is no AutoGen component, no gallery and no SOP team.',
    '这不是 AutoGen 组件、组件库，也不是 SOP 团队。',
    'A component has `provider` and `config` at its top; a gallery has `components` or `items`.',
    '组件的顶层应有 `provider` 和 `config`；组件库的顶层应有 `components` 或 `items`。',
  ),
  'file/before-0.4': entry(
    'This file has the format of AutoGen before 0.4, which has no providers.',
    '此文件为 AutoGen 0.4 之前的格式，没有 provider。',
    'Build the team again in AutoGen Studio 0.4 or later and export it from there.',
    '请在 AutoGen Studio 0.4 或更高版本中重新搭建该团队并导出。',
  ),
  'file/sop-team': entry(
    'This is an SOP team, which has no AutoGen components to check.',
    '这是 SOP 团队文件，其中没有可检查的 AutoGen 组件。',
    'Import it in the app, which checks SOP teams when it loads them.',
    '请在应用中导入，应用会在加载时检查 SOP 团队。',
  ),
  'file/nothing-to-run': entry(
    'There is no team and no agent in this file.',
    '文件中没有团队，也没有智能体。',
    'Export a team or an agent; models, tools and conditions do not run by themselves.',
    '请导出团队或智能体；模型、工具和终止条件不能单独运行。',
  ),
  'component/no-envelope': entry(
    'A component must be an object with `provider` and `config`.',
    '组件须为包含 `provider` 和 `config` 的对象。',
    'Write the component here in full, as AutoGen exports it.',
    '请在此处写出完整的组件，与 AutoGen 导出的一致。',
  ),
  'component/unknown-provider': entry(
    'There is no provider {provider} here.',
    '这里没有 {provider} 这个 provider。',
    'Use one of the providers that `docs/reference/team-files.md` lists; code of one’s own cannot be loaded.',
    '请改用 `docs/reference/team-files.md` 所列的 provider；不能加载自定义代码。',
  ),
  'component/wrong-kind': entry(
    'Expected here: {wanted}. Found: {provider}.',
    '此处应为 {wanted}，实际是 {provider}。',
    'Replace it with what is expected here.',
    '请换成此处应有的组件。',
  ),
  'component/newer-version': entry(
    '{provider} has version {version} here; the newest known is {newest}.',
    '此处 {provider} 的版本为 {version}；已知的最新版本为 {newest}。',
    'Export the team from AutoGen 0.7.5 or earlier.',
    '请用 AutoGen 0.7.5 或更早版本导出该团队。',
  ),
  'component/runs-code': entry(
    '{provider} runs code that a model wrote, and nothing here does that.',
    '{provider} 会运行模型编写的代码，本系统不提供此能力。',
    'Take it out, or offer what it does as an HTTP tool or through an MCP server.',
    '请将其移除，或将其功能以 HTTP 工具或 MCP 服务器的形式提供。',
  ),
  'component/needs-browser': entry(
    '{provider} drives a browser, and there is none here.',
    '{provider} 需要操控浏览器，本系统没有浏览器。',
    'Use an AssistantAgent with the tool fetch_webpage, or an MCP server that browses.',
    '请改用带 fetch_webpage 工具的 AssistantAgent，或提供浏览能力的 MCP 服务器。',
  ),
  'component/needs-files': entry(
    '{provider} reads files of the host it runs on, which agents may not here.',
    '{provider} 会读取所在主机的文件，本系统不允许智能体这样做。',
    'Use an AssistantAgent and give it the files through an MCP server.',
    '请改用 AssistantAgent，并通过 MCP 服务器向其提供文件。',
  ),
  'component/other-protocol': entry(
    '{provider} does not speak the OpenAI protocol.',
    '{provider} 不使用 OpenAI 协议。',
    'Use OpenAIChatCompletionClient with the vendor’s OpenAI-compatible `base_url`, or another model.',
    '请改用 OpenAIChatCompletionClient，并填写该厂商兼容 OpenAI 的 `base_url`，或换用其他模型。',
  ),
  'component/not-supported': entry(
    '{provider} is part of AutoGen but not of this system.',
    '{provider} 属于 AutoGen，但本系统没有实现。',
    'Take it out, or replace it by something that `docs/reference/team-files.md` lists.',
    '请将其移除，或换成 `docs/reference/team-files.md` 所列的组件。',
  ),
  'field/missing': entry(
    'This field is missing.',
    '缺少此字段。',
    'Add it: {expected}.',
    '请补上：{expected}。',
  ),
  'field/invalid': entry(
    'The value does not fit: {why}.',
    '取值不符合要求：{why}。',
    'Write what is expected there.',
    '请按要求填写。',
  ),
  'name/not-an-identifier': entry(
    'The name "{name}" is no Python identifier, which AutoGen asks of names of agents and handoffs.',
    '名称“{name}”不是合法的 Python 标识符，而 AutoGen 要求智能体和移交的名称必须是。',
    'Use letters, digits and underscores, and do not begin with a digit: {suggestion}.',
    '请使用字母、数字和下划线，且不以数字开头：{suggestion}。',
  ),
  'name/duplicate': entry(
    'Two participants are called {name}.',
    '有两个参与者同名：{name}。',
    'Give each participant of a team a name of its own.',
    '请为同一团队中的每个参与者取不同的名称。',
  ),
  'team/too-few-participants': entry(
    'There are {count} participants; this kind of team needs at least {least}.',
    '参与者有 {count} 个；这种团队至少需要 {least} 个。',
    'Add participants, or use another kind of team.',
    '请增加参与者，或换用其他类型的团队。',
  ),
  'team/agents-only': entry(
    '{provider} is a team; participants here must be agents.',
    '{provider} 是团队；此处的参与者必须是智能体。',
    'Wrap the team into a SocietyOfMindAgent, which is an agent.',
    '请用 SocietyOfMindAgent 将该团队包装为智能体。',
  ),
  'swarm/first-cannot-hand-off': entry(
    'The first participant of a Swarm, {name}, has nobody to hand over to.',
    'Swarm 的第一个参与者 {name} 没有可移交的对象。',
    'Give it `handoffs`, or put an agent first that has some.',
    '请为其添加 `handoffs`，或将有移交对象的智能体放在首位。',
  ),
  'swarm/unknown-target': entry(
    '{name} may hand over to {target}, who is no participant; a run would fail there.',
    '{name} 可能移交给 {target}，但后者不是参与者，运行到此会失败。',
    'Add the participant, or a HandoffTermination with this target if a person is meant.',
    '请添加该参与者；若指的是人，请添加以其为目标的 HandoffTermination。',
  ),
  'graph/empty': entry(
    'The graph has no nodes.',
    '图中没有节点。',
    'Add a node for each participant.',
    '请为每个参与者添加一个节点。',
  ),
  'graph/no-start': entry(
    'No node of the graph is a start: each has edges into it.',
    '图中没有起始节点：每个节点都有入边。',
    'Name the node to begin with in `default_start_node`.',
    '请在 `default_start_node` 中指定起始节点。',
  ),
  'graph/no-leaf': entry(
    'No node of the graph is an end: each has edges out of it.',
    '图中没有终止节点：每个节点都有出边。',
    'Add a node without edges.',
    '请添加一个没有出边的节点。',
  ),
  'graph/unknown-node': entry(
    'There is no node {name} in the graph.',
    '图中没有节点 {name}。',
    'Nodes are: {nodes}.',
    '图中的节点有：{nodes}。',
  ),
  'graph/not-a-participant': entry(
    'The node {name} is no participant of the team.',
    '节点 {name} 不是团队的参与者。',
    'Participants are: {participants}.',
    '参与者有：{participants}。',
  ),
  'graph/mixed-conditions': entry(
    'Some edges of {name} have a condition and some have none.',
    '节点 {name} 的出边有的带条件，有的不带。',
    'Give all edges of a node a condition, or none.',
    '同一节点的出边要么都带条件，要么都不带。',
  ),
  'graph/mixed-activation': entry(
    'Edges into {name} of the group {group} differ in `activation_condition`.',
    '指向 {name} 且属于分组 {group} 的边，其 `activation_condition` 不一致。',
    'Use `all` or `any` for all of them.',
    '请统一为 `all` 或 `any`。',
  ),
  'graph/endless-cycle': entry(
    'The cycle {cycle} has no edge with a condition, so it would never be left.',
    '环路 {cycle} 中没有带条件的边，将永远无法离开。',
    'Give an edge of the cycle a condition.',
    '请为环路中的一条边添加条件。',
  ),
  'graph/cycle-without-limit': entry(
    'The graph has a cycle, and the team neither a termination condition nor `max_turns`.',
    '图中有环路，而团队既没有终止条件，也没有 `max_turns`。',
    'Set one of them.',
    '请设置其中之一。',
  ),
  'agent/tools-and-workbench': entry(
    'The agent has both `tools` and a `workbench`, and AutoGen allows one of them.',
    '智能体同时有 `tools` 和 `workbench`，而 AutoGen 只允许其一。',
    'Move the tools into a StaticWorkbench of the list `workbench`.',
    '请将这些工具移入 `workbench` 列表中的 StaticWorkbench。',
  ),
  'agent/model-without-tools': entry(
    'The agent has tools or handoffs, but its model_info says that the model cannot call functions.',
    '智能体有工具或移交，但其 model_info 表明该模型不支持函数调用。',
    'Set `function_calling` to true if the model can, or use another model.',
    '若模型支持，请将 `function_calling` 设为 true；否则请换用其他模型。',
  ),
  'tool/duplicate': entry(
    'Two tools of the agent are called {name}.',
    '智能体有两个工具同名：{name}。',
    'Give each tool a name of its own.',
    '请为每个工具取不同的名称。',
  ),
  'tool/name': entry(
    'Models do not accept "{name}" as the name of a tool.',
    '模型不接受“{name}”作为工具名称。',
    'Use 1 to 64 letters, digits, underscores and hyphens.',
    '请使用 1 至 64 个字母、数字、下划线或连字符。',
  ),
  'tool/python-source': entry(
    'The tool {name} is Python source, and Python does not run here.',
    '工具 {name} 是 Python 源代码，本系统不运行 Python。',
    'Use a tool of the AutoGen Studio gallery (calculator, fetch_webpage, google_search, bing_search, generate_image), or offer the function as an HTTP tool or through an MCP server.',
    '请改用 AutoGen Studio 组件库中的工具（calculator、fetch_webpage、google_search、bing_search、generate_image），或将该函数以 HTTP 工具或 MCP 服务器的形式提供。',
  ),
  'tool/changed-gallery-source': entry(
    'The tool {name} has the name of a gallery tool but other source, and Python does not run here.',
    '工具 {name} 与组件库中的工具同名，但源代码不同；本系统不运行 Python。',
    'Put back the source of the gallery, or offer the function as an HTTP tool or through an MCP server.',
    '请恢复组件库中的源代码，或将该函数以 HTTP 工具或 MCP 服务器的形式提供。',
  ),
  'mcp/command-not-allowed': entry(
    'The MCP server is the command {command}, which is not on the list of allowed commands.',
    'MCP 服务器是命令 {command}，不在允许的命令列表中。',
    'Run the server elsewhere and reach it over HTTP (StreamableHttpServerParams), or have an administrator allow the command.',
    '请在别处运行该服务器并通过 HTTP 访问（StreamableHttpServerParams），或请管理员允许此命令。',
  ),
  'handoff/duplicate': entry(
    'Two handoffs of the agent are called {name}.',
    '智能体有两个移交同名：{name}。',
    'Keep one of them, or give each a `name`.',
    '请只保留一个，或分别设置 `name`。',
  ),
  'handoff/named-as-tool': entry(
    'The handoff {name} has the name of a tool.',
    '移交 {name} 与某个工具同名。',
    'Give the handoff another `name`.',
    '请为该移交另取 `name`。',
  ),
  'condition/no-limit': entry(
    'TokenUsageTermination has no limit.',
    'TokenUsageTermination 没有设置任何上限。',
    'Set max_total_token, max_prompt_token or max_completion_token.',
    '请设置 max_total_token、max_prompt_token 或 max_completion_token。',
  ),
  'secret/in-address': entry(
    'The address holds a password or key, and addresses are shown.',
    '地址中含有密码或密钥，而地址会被显示出来。',
    'Put the key into `headers`, where it is kept secret.',
    '请将密钥放入 `headers`，在那里会被保密。',
  ),
  'secret/in-text': entry(
    'The text looks as if it held a key; it was taken out and is not put back when the text is used.',
    '文本中疑似含有密钥，已被取出，使用该文本时不会放回。',
    'Put keys into `api_key` or `headers`, and change this one since it has been in a file.',
    '请将密钥放入 `api_key` 或 `headers`；该密钥曾出现在文件中，请更换。',
  ),
  'secret/masked': entry(
    'The key was masked when the file was exported.',
    '密钥在导出时已被掩码。',
    'Without it, the key of the app’s settings is used; or enter one after the import.',
    '缺少时将使用应用设置中的密钥；也可在导入后填写。',
  ),
  'model/retired-name': entry(
    'DeepSeek retired {name} in July 2026; it is read as {model} with thinking {thinking}.',
    'DeepSeek 已于 2026 年 7 月停用 {name}；按 {model}（思考模式：{thinking}）处理。',
    'Write {model} as the model.',
    '请将模型写为 {model}。',
  ),
  'model/info-assumed': entry(
    'Nothing says what the model {name} can do; it is taken to call functions and to answer in JSON.',
    '没有说明模型 {name} 的能力；按支持函数调用和 JSON 输出处理。',
    'Add `model_info` if that is not so.',
    '若并非如此，请添加 `model_info`。',
  ),
  'model/without-cache': entry(
    'ChatCompletionCache is read as the model inside it; answers are not cached.',
    'ChatCompletionCache 按其内部的模型处理，不缓存回答。',
    'Nothing need be done; finished model calls of a run are never repeated in any case.',
    '无需处理；一次运行中已完成的模型调用本来就不会重复。',
  ),
  'model/ollama-protocol': entry(
    'Ollama is reached over its OpenAI-compatible address {address}.',
    '将通过兼容 OpenAI 的地址 {address} 访问 Ollama。',
    'Nothing need be done if that address can be reached from here.',
    '若可从此处访问该地址，则无需处理。',
  ),
  'agent/own-input': entry(
    'The agent’s own `input_func` is Python and is left out; a person is asked in the app.',
    '智能体自带的 `input_func` 是 Python，已忽略；将在应用中询问人员。',
    'Nothing need be done.',
    '无需处理。',
  ),
} satisfies Record<string, Entry>

export type ProblemCode = keyof typeof problemTexts
