/** Seconds between two looks at the cloud while somebody looks at the page. */
const rhythm = 30

/**
 * All that runs on the page: the button for light and dark, and taking over a newer reading. A page that was written
 * to a file has nobody to ask, and no address that says so.
 */
export const script = `
const root = document.documentElement
const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
try { const kept = localStorage.getItem('tengyun-theme'); if (kept) root.dataset.theme = kept } catch {}
document.addEventListener('click', (event) => {
  if (!event.target.closest('#theme')) return
  root.dataset.theme = isDark() ? 'light' : 'dark'
  try { localStorage.setItem('tengyun-theme', root.dataset.theme) } catch {}
})
async function renew() {
  if (document.hidden) return
  const state = document.getElementById('state')
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok) throw new Error(answer.status)
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const open = [...document.querySelectorAll('details')].map((one) => one.open)
    next.querySelectorAll('details').forEach((one, index) => { one.open = open[index] ?? false })
    document.querySelector('main').replaceWith(next.querySelector('main'))
    document.querySelector('.read').replaceWith(next.querySelector('.read'))
  } catch { state.textContent = state.dataset.lost }
}
if (location.protocol !== 'file:') setInterval(renew, ${rhythm * 1000})
`
