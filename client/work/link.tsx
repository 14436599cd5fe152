/** Links inside the product by their plain address; a click stays in the page, any other opening works as the browser does it. */
import { useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, forwardRef, type MouseEvent, useCallback } from 'react'

export function useGo(): (href: string) => void {
  const router = useRouter()
  return useCallback((href: string) => void router.navigate({ href } as never), [router])
}

export const PathLink = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement>>(
  function PathLink({ href = '/', onClick, children, ...rest }, ref) {
    const go = useGo()
    const click = (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event)
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
      if (event.defaultPrevented || !plain || rest.target === '_blank') return
      event.preventDefault()
      go(href)
    }
    return (
      <a ref={ref} href={href} onClick={click} {...rest}>
        {children}
      </a>
    )
  },
)
