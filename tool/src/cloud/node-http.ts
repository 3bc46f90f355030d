/**
 * Node's HTTP without what an `import` of its values brings along: that reads every name of the module, `WebSocket`
 * among them, which loads all of undici. With Node 24 each command that asks the cloud would begin 30 ms later.
 */
export const { Agent, get } = process.getBuiltinModule('node:http')
