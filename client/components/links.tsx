/** Mantine's looks on the router's links, so that every link has a real address. */
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink, Link } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, forwardRef } from 'react'

type AnchorAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>

const ButtonAnchor = forwardRef<HTMLAnchorElement, ButtonProps & AnchorAttributes>((props, ref) => (
  <Button component="a" ref={ref} {...props} />
))
ButtonAnchor.displayName = 'ButtonAnchor'

const TextAnchor = forwardRef<
  HTMLAnchorElement,
  AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>
>((props, ref) => <Anchor ref={ref} {...props} />)
TextAnchor.displayName = 'TextAnchor'

export const LinkButton = createLink(ButtonAnchor)
export const LinkAnchor = createLink(TextAnchor)
/** A link without looks of its own. */
export const LinkPlain = Link
