import { defineConfig } from 'tengyun'

/** Four cores and 8 GB, for ten agents side by side; the data disk holds their configuration and plans. */
const host = { size: '4c8g', systemDisk: 100, dataDisk: 200, port: 80, runtime: 'compose' } as const

/** Files cool down; what was put aside below `archive/` goes where reading it takes minutes to hours. */
const lifecycle = [
  {
    id: 'cool',
    transitions: [{ days: 30, to: 'STANDARD_IA' as const }],
    expireVersions: 90,
    abortUploads: 7,
  },
  { id: 'archive', prefix: 'archive/', transitions: [{ days: 90, to: 'ARCHIVE' as const }] },
]

/**
 * Browsers put the parts of an upload straight into the bucket. What lets them is the signature in each address, which
 * is good for one part; no cookie counts there, so it does not matter from which page they come.
 */
const cors = [{ origins: ['*'], methods: ['PUT' as const], headers: ['*'], expose: ['ETag'] }]

/** In a drill, the app answers on a restored copy: it must not go on with the runs that it finds there. */
const drill = { variables: { ROLE: 'web' } }

/** Roles that pipelines on CNB take, and people. Those of GitHub and GitLab: docs/guides/pipelines.md. */
const access = { operators: true }

export default defineConfig({
  project: 'safe-system',

  app: {
    build: {
      command: 'npm run build --silent -w @safe-system/api && npm run build --silent -w @safe-system/console',
      inputs: ['app', 'package-lock.json'],
      output: 'app/dist',
    },
    image: {
      dockerfile: 'deploy/Dockerfile',
      compose: 'deploy/docker-compose.prod.yml',
      nginx: 'deploy/nginx.conf',
    },
    migrate: 'node api/migrate.js',
    migrations: 'app/api/src/migrations',
    // Without the limit, a Node that had thousands of connections once keeps 100 MiB for short-lived objects.
    start: 'node --max-semi-space-size=8 api/server.js',
    health: '/health',
    ready: '/ready',
    site: 'console',
    // Each environment has its own, generated; see `tengyun secrets`.
    secrets: ['AUTH_SECRET', 'SETUP_CODE', 'ACCEPTANCE_TOKEN', 'CONFIG_KEY'],
    // Teams of agents are encrypted with it: see docs/guides/config-key.md.
    sealing: ['CONFIG_KEY'],
    model: {
      endpoint: 'https://api.deepseek.com/v1',
      variable: 'AI_MODEL_BASE_URL',
      scripted: 'AI_MODEL_SCRIPTED',
    },
    acceptance: {
      token: 'ACCEPTANCE_TOKEN',
      path: '/api/reports',
      body: {
        title: '验收：写入与读回',
        body: '由 tengyun verify 写入，读回后即删除。',
        severity: 'low',
        place: 'tengyun verify',
      },
      reads: ['/api/reports', '/api/plans', '/api/runs', '/api/files'],
      files: { path: '/api/files', trash: '/api/files/trash' },
      live: { path: '/ws/', ticket: '/api/ws-ticket', protocol: 'safe-live' },
      agents: { teams: '/api/teams', runs: '/api/runs' },
      metrics: '/metrics',
    },
  },

  // Tests run against real databases and a real web server.
  pipelines: { packages: ['redis-server', 'nginx', 'curl', 'postgresql-client'] },

  environments: {
    // Everything on this machine, against the emulated cloud.
    local: {
      cloud: 'emulator',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      compute: { size: '2c4g', port: 8080 },
      // Agents run here without a key: a script answers them, and the console says so.
      variables: { AI_MODEL_SCRIPTED: 'on' },
      postgres: { version: '15', size: '1c2g', database: 'safe_local', user: 'safe_user' },
      redis: { version: '7.0', memory: 1 },
      files: { cors },
      backups: { drill },
    },

    // For trying releases: one host of production's size, databases without spare capacity.
    staging: {
      cloud: 'tencent',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      // Yuan a month.
      budget: 4000,
      // See docs/reference/policies.md.
      accept: [{ id: 'backup/disk', reason: 'Its disk holds releases and logs, which can be made anew.' }],
      network: { cidr: '10.30.0.0/16', subnet: '10.30.1.0/24' },
      compute: host,
      postgres: {
        version: '15',
        size: '4c8g',
        storage: 200,
        standbyZone: 'ap-guangzhou-7',
        backup: { retention: 7 },
        database: 'safe_staging',
        user: 'safe_user',
      },
      redis: {
        version: '7.0',
        memory: 4,
        architecture: { type: 'standard', replicas: 1 },
        evictionPolicy: 'allkeys-lru',
        timeout: 300,
      },
      files: { lifecycle, cors },
      backups: { drill, keep: { days: 3, weeks: 1, months: 0 } },
      alarms: {},
      logs: { retention: 7 },
      access,
      releases: { keep: 3 },
    },

    // Two hosts behind a load balancer; nobody deletes a database by mistake. Add `domain` with a certificate,
    // and the load balancer serves HTTPS on 443 and sends HTTP there.
    production: {
      cloud: 'tencent',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      budget: 6000,
      accept: [
        {
          id: 'host/one-zone',
          reason:
            'Its databases stand in this zone too. For hosts in a second one: docs/guides/more-hosts.md.',
        },
      ],
      network: { cidr: '10.40.0.0/16', subnet: '10.40.1.0/24' },
      compute: { ...host, hosts: 2, bandwidth: 20, snapshots: { retention: 7 } },
      loadBalancer: { bandwidth: 20 },
      postgres: {
        version: '15',
        size: '4c8g',
        storage: 200,
        // A standby in another zone survives the loss of one.
        standbyZone: 'ap-guangzhou-7',
        backup: { retention: 7 },
        database: 'safe_prod',
        user: 'safe_user',
      },
      redis: {
        version: '7.0',
        // One shard holds the 4 GB; more are added in place when they are needed.
        memory: 4,
        architecture: { type: 'cluster', shards: 1, replicas: 1 },
        evictionPolicy: 'allkeys-lru',
        timeout: 300,
        // What stands in for `appendonly yes`, which the cloud does not offer.
        backup: { everySecond: true },
      },
      files: { lifecycle, cors, tiering: 30, logging: true },
      // Twice a day. Name a recipient whose key lies in a safe: docs/guides/backups.md.
      backups: { drill, hours: [3, 15] },
      alarms: {},
      // Its address is a secret, `tengyun secrets set WECOM_ROBOT production`: docs/guides/notices.md.
      notices: {
        quietHours: { from: '22:30', until: '08:00' },
        robots: [{ name: 'ops', address: 'WECOM_ROBOT' }],
      },
      logs: { retention: 30 },
      access,
      // A release that answers one request in twenty with an error is taken back within a minute, by itself.
      releases: { keep: 5, guard: { seconds: 60, errorRate: 0.05 } },
    },
  },
})
