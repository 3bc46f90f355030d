import type { Needs } from '../detected-app.ts'
import type { ProjectFiles } from '../project-files.ts'

/** What an app is that runs nowhere but in its image. */
export interface OtherLanguage {
  readonly title: string
  readonly needs: Needs
  readonly migrate?: string
  readonly health?: string
  /** Folders that it writes to, in the image's. */
  readonly writes?: readonly string[]
  /** Variables that it does not start without. */
  readonly secrets?: readonly string[]
}

interface Ecosystem {
  readonly title: string
  /** Files that name the packages. */
  readonly manifest: RegExp
  readonly postgres: RegExp
  readonly redis: RegExp
}

const ecosystems: readonly Ecosystem[] = [
  {
    title: 'Ruby',
    manifest: /^Gemfile$/,
    postgres: /['"](pg|sequel)['"]/,
    redis: /['"](redis|sidekiq|resque)/,
  },
  {
    title: 'Go',
    manifest: /^go\.mod$/,
    postgres: /lib\/pq|jackc\/pgx|gorm|entgo/,
    redis: /go-redis|redigo|rueidis|asynq/,
  },
  {
    title: 'Java',
    manifest: /^(pom\.xml|build\.gradle(\.kts)?)$/,
    postgres: /postgresql/,
    redis: /redis|jedis|lettuce|redisson/,
  },
  { title: 'Rust', manifest: /^Cargo\.toml$/, postgres: /postgres|sqlx|diesel/, redis: /redis/ },
  { title: 'Elixir', manifest: /^mix\.exs$/, postgres: /postgrex/, redis: /redix/ },
  { title: 'PHP', manifest: /^composer\.json$/, postgres: /laravel|doctrine|pgsql/, redis: /predis|redis/ },
  { title: '.NET', manifest: /\.csproj$/, postgres: /Npgsql/, redis: /Redis/ },
]

/** Told by the files that name its packages; undefined where there are none that are known. */
export function otherLanguage({ entries, read }: ProjectFiles): OtherLanguage | undefined {
  for (const { title, manifest, postgres, redis } of ecosystems) {
    const found = entries.filter((name) => manifest.test(name))
    if (found.length === 0) continue
    const text = found.map((name) => read(name) ?? '').join('\n')
    const language = { title, needs: { postgres: postgres.test(text), redis: redis.test(text) } }
    return title === 'Ruby' && /['"]rails['"]/.test(text) ? { ...language, ...rails } : language
  }
  return undefined
}

/** As its generator lays an app out since 7.1. */
const rails = {
  title: 'Ruby on Rails',
  migrate: 'bin/rails db:migrate',
  health: '/up',
  writes: ['tmp', 'log'],
  secrets: ['SECRET_KEY_BASE'],
} as const
