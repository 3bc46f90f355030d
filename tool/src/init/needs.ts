import type { Needs } from './detected-app.ts'

const speakPostgres =
  /^(pg|postgres|pg-promise|slonik|kysely|typeorm|sequelize|knex|drizzle-orm|@prisma\/client|psycopg2?(-binary)?|psycopg\[.*\]|asyncpg|sqlalchemy|django|peewee|tortoise-orm)$/i
const speakRedis = /^(redis|ioredis|bull|bullmq|connect-redis|django-redis|celery|rq|aioredis)$/i

/** What an app leans on, by the packages it asks for. */
export function needsOf(packages: readonly string[]): Needs {
  return {
    postgres: packages.some((name) => speakPostgres.test(name)),
    redis: packages.some((name) => speakRedis.test(name)),
  }
}
