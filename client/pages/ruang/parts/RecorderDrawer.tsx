/**
 * The recorder at the side of the room; the text stays in reach. It only goes out of sight: the library's own drawers stop what is inside them,
 * and closing this one must never end a recording.
 */
import { CloseButton, Group, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef } from 'react'
import { kerja } from '../../../text/kerja.ts'
import { ruang as t } from '../../../text/ruang.ts'
import classes from '../ruang.module.css'

export function RecorderDrawer(props: {
  opened: boolean
  onClose: () => void
  children: ReactNode
}) {
  const { opened, onClose } = props
  const panel = useRef<HTMLElement>(null)
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (opened) {
      before.current = document.activeElement as HTMLElement | null
      panel.current?.focus()
    } else before.current?.focus()
  }, [opened])
  // A button that was pressed may be gone, and the focus with it: the key is heard wherever it is pressed.
  useWindowEvent('keydown', (event) => {
    if (opened && event.key === 'Escape') onClose()
  })
  return (
    <section
      ref={panel}
      className={classes.drawer}
      data-opened={opened || undefined}
      inert={!opened}
      tabIndex={-1}
      role="dialog"
      aria-label={t.perekam}
    >
      <Group justify="space-between" mb="md">
        <Text fw={650}>{t.perekam}</Text>
        <CloseButton aria-label={kerja.tutup} onClick={onClose} />
      </Group>
      {props.children}
    </section>
  )
}
