/** Where to go after signing in: only ever back into this site. */
export function safeReturn(path: string | undefined): string {
  const inside = path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/masuk')
  return inside ? path : '/'
}
