import type { Item } from '../item.ts'

/**
 * PostgreSQL's own programs, with which backups, `db` and health ask the database. Of the server's version, from PostgreSQL's
 * packages: the distributions' are older, and pg_dump refuses a server that is newer than itself.
 *
 * @param version of the server
 */
export function databaseClient(version: string): Item {
  const isThere = `test "$(pg_dump --version | grep -oE '[0-9]+' | head -n 1)" -ge ${version}`
  return {
    id: 'database-client',
    title: {
      en: `psql and pg_dump for PostgreSQL ${version}`,
      zh: `PostgreSQL ${version} 的 psql 与 pg_dump`,
    },
    packages: [{ names: ['postgresql-common'], present: isThere }],
    check: [isThere],
    // The first boot is for what a host cannot do without, and for 16 KB of it.
    afterBoot: true,
    isSpare: true,
    apply: [
      `if ! ${isThere}; then`,
      '  /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y',
      `  apt-get -qy -o DPkg::Lock::Timeout=600 install --no-install-recommends postgresql-client-${version}`,
      'fi',
    ],
  }
}
