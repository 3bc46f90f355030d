/**
 * Node's HTTP without what an `import` of its values brings along: that reads every name of the module, `WebSocket`
 * among them, which loads all of undici: with Node 24 four of the emulator's forty megabytes, and a moment of its start.
 */
export const { createServer, request } = process.getBuiltinModule('node:http')
