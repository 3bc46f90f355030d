import { readonly, shallowRef } from 'vue'

type Renderer = (text: string) => string

const renderer = shallowRef<Renderer>()
let isAsked = false

/**
 * Draws text as Markdown; undefined until the library is there, which is loaded once for all texts, by the first. HTML
 * within the text stays text, and links open nothing but pages: both may come from a model that was talked into it.
 */
export function useMarkdown() {
  if (!isAsked) load().catch(askAgain)
  isAsked = true
  return readonly(renderer)
}

/** Without the library texts are plain; the next one tries again. */
function askAgain(): void {
  isAsked = false
}

async function load(): Promise<void> {
  const { default: MarkdownIt } = await import('markdown-it')
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })
  // An address that is fetched by looking at it tells its owner that somebody looked.
  markdown.disable('image')
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow')
    tokens[index]?.attrSet('target', '_blank')
    return self.renderToken(tokens, index, options)
  }
  renderer.value = (text) => markdown.render(text)
}
