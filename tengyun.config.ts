import { defineConfig } from 'tengyun'

export default defineConfig({
  project: 'safe-system',

  app: {
    build: {
      command: 'npm run build --silent -w @safe-system/api && npm run build --silent -w @safe-system/console',
      inputs: ['app', 'package-lock.json'],
      output: 'app/dist',
    },
    migrate: 'node api/migrate.js',
    start: 'node api/server.js',
    health: '/health',
    ready: '/ready',
    site: 'console',
    acceptance: {
      path: '/api/reports',
      body: {
        title: '验收：写入与读回',
        body: '由 tengyun verify 写入，读回后即删除。',
        severity: 'low',
        place: 'tengyun verify',
      },
    },
  },

  environments: {
    // Everything on this machine, against the emulated cloud.
    local: {
      cloud: 'emulator',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      compute: { size: '2c4g', port: 8080 },
      postgres: { version: '15', size: '1c2g', database: 'safe_local', user: 'safe_user' },
      redis: { version: '7.0', memory: 1 },
    },
  },
})
