/** The pages by their address in `pages/`, each loaded when it is first needed. */
import type { RouteComponent } from '@tanstack/react-router'

type PageModule = { default: RouteComponent }
const pages = import.meta.glob<PageModule>('./pages/*/[a-z]*.tsx')

/** A page's program could not be fetched: the server is away, or a newer version has replaced it. */
export class PageUnavailable extends Error {
  constructor(cause: unknown) {
    super('page unavailable', { cause })
    this.name = 'PageUnavailable'
  }
}

export async function loadPage(path: string): Promise<PageModule> {
  const folder = path.split('/')[0]
  const load =
    pages[`./pages/${path}.tsx`] ??
    pages[`./pages/${folder}/index.tsx`] ??
    pages['./pages/tak-ada/index.tsx']
  try {
    return await (load as () => Promise<PageModule>)()
  } catch (cause) {
    throw new PageUnavailable(cause)
  }
}

/** All pages at hand, so that a break of the network does not lock anyone out of the next one. */
export async function preloadPages(): Promise<void> {
  for (const load of Object.values(pages)) await load().catch(() => {})
}
