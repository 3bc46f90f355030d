/** What people get from a host: the name of the release's variant, if its API answers for the same release. */
export async function whatServes(address: string): Promise<string> {
  const answer = await fetch(`http://${address}/variant.txt`, { signal: AbortSignal.timeout(10_000) })
  const name = (await answer.text()).trim()
  const { release } = await getJson(`http://${address}/api/version`)
  return answer.headers.get('x-release') === null || answer.headers.get('x-release') === release
    ? name
    : `the pages of ${answer.headers.get('x-release')} with the API of ${release}`
}

async function getJson(url: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  return JSON.parse(await answer.text())
}
