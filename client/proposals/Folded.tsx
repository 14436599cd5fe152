/** One record as a line that opens to its fields, with the way to where it was said. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPlayerPlayFilled, IconTextCaption, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { anggaranText as t } from '../text/anggaran.ts'
import classes from './proposals.module.css'

/** What a page can do with where a record was said, for the part it shows. */
export type Source = {
  readonly bagianId: string
  readonly onTurn: (turnId: string) => void
  readonly onPlay: ((startMs: number) => void) | null
}

export function Folded(props: {
  title: string
  line: string
  removeLabel: string
  row: {
    readonly bagianId: string
    readonly turnId: string | null
    readonly startMs: number | null
  }
  source: Source | undefined
  open: boolean
  onRemove: () => void
  children: ReactNode
}) {
  const { turnId, startMs, bagianId } = props.row
  const source = props.source?.bagianId === bagianId ? props.source : undefined
  const [open, setOpen] = useState(props.open)
  const asked = props.open
  useEffect(() => {
    if (asked) setOpen(true)
  }, [asked])
  return (
    <details
      className={classes.folded}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <b>{props.title}</b>
        <span>{props.line}</span>
      </summary>
      {open && (
        <div className={classes.foldedBody}>
          {props.children}
          <div className={classes.foldedTools}>
            {turnId !== null && source && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconTextCaption size={14} aria-hidden />}
                onClick={() => source.onTurn(turnId)}
              >
                {t.keSumber}
              </Button>
            )}
            {startMs !== null && source?.onPlay && (
              <Tooltip label={t.dengar}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`${t.dengar}: ${props.title}`}
                  onClick={() => source.onPlay?.(startMs)}
                >
                  <IconPlayerPlayFilled size={13} />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label={props.removeLabel}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                ml="auto"
                aria-label={props.removeLabel}
                onClick={props.onRemove}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      )}
    </details>
  )
}
