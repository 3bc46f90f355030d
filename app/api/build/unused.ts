/** Stands in for packages that a bundle imports and never calls; a call that comes after all says so. */
function unused(): never {
  throw new Error('This function is not part of the bundle.')
}

export const glob = unused

/** node-pg-migrate makes its compiler on import, and uses it for migrations that are not SQL. */
export const createJiti = () => ({ import: unused })
