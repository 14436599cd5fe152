/** States as badges: always a word, with a colour and a sign beside it. */
import { Badge } from '@mantine/core'
import { IconLock, IconPlayerPauseFilled, IconWorld } from '@tabler/icons-react'
import type { RapatStatus, Sifat } from '../../server/domain/rapat.ts'
import type { RisalahStatus } from '../../server/domain/record.ts'
import { risalahLabel, sifatLabel, statusLabel } from '../text/umum.ts'
import classes from './badges.module.css'

export function RapatBadge({ status }: { status: RapatStatus }) {
  const sign =
    status === 'berlangsung' ? (
      <span className={classes.live} aria-hidden />
    ) : status === 'diskors' ? (
      <IconPlayerPauseFilled size={11} aria-hidden />
    ) : null
  return (
    <Badge className={classes.badge} data-nada={status} leftSection={sign}>
      {statusLabel[status]}
    </Badge>
  )
}

export function SifatBadge({ sifat }: { sifat: Sifat }) {
  return (
    <Badge
      className={classes.badge}
      data-nada={sifat === 'terbuka' ? 'terbuka' : 'tertutup'}
      leftSection={
        sifat === 'terbuka' ? (
          <IconWorld size={12} aria-hidden />
        ) : (
          <IconLock size={12} aria-hidden />
        )
      }
    >
      {sifatLabel[sifat]}
    </Badge>
  )
}

const tone: Record<RisalahStatus, string> = {
  draf: 'terjadwal',
  sementara: 'diskors',
  'masa-koreksi': 'diskors',
  penetapan: 'diskors',
  resmi: 'resmi',
  ditandatangani: 'sah',
  terbit: 'sah',
  'arsip-terbatas': 'terjadwal',
  'arsip-rahasia': 'tertutup',
}

export function RisalahBadge({ status }: { status: RisalahStatus }) {
  return (
    <Badge className={classes.badge} data-nada={tone[status]}>
      {risalahLabel[status]}
    </Badge>
  )
}
