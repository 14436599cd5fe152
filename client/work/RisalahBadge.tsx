/** The state of a record: amber before it is corrected, green once it is signed; always in words. */
import { Badge } from '@mantine/core'
import { IconCircleCheck, IconClock, IconLock } from '@tabler/icons-react'
import { belumDikoreksi, type RisalahStatus } from '../../server/domain/record.ts'
import { risalahLabel } from '../text/umum.ts'

export function RisalahBadge({ status, size }: { status: RisalahStatus; size?: string }) {
  const early = belumDikoreksi(status)
  const archived = status.startsWith('arsip')
  const signed = status === 'ditandatangani' || status === 'terbit'
  const IconOf = early ? IconClock : archived ? IconLock : IconCircleCheck
  return (
    <Badge
      size={size ?? 'md'}
      color={early ? 'yellow' : archived ? 'violet' : signed ? 'green' : 'dewan'}
      leftSection={<IconOf size={13} />}
      styles={
        early ? { root: { color: 'var(--ragu)', background: 'var(--ragu-latar)' } } : undefined
      }
    >
      {risalahLabel[status]}
    </Badge>
  )
}
