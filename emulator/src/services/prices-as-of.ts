/** When the magnitudes of the emulated prices were looked at; those of load balancers are older and say so. */
export const pricesAsOf = '2026-08'
