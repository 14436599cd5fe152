/** The room before the gavel: what is going to be, and the microphone tried out in time. */
import { Text, Title } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import type { Socket } from 'socket.io-client'
import { zoneLabel } from '../../../../server/domain/rapat.ts'
import { CaptureControl } from '../../../capture/index.tsx'
import { formatDayLong, formatJam } from '../../../components/time.ts'
import { ruang as t } from '../../../text/ruang.ts'
import type { Detail } from '../../rapat/detail.tsx'
import classes from '../ruang.module.css'

export function BeforeOpening(props: { detail: Detail; mayCapture: boolean; socket: Socket }) {
  const { rapat } = props.detail
  return (
    <div className={classes.scroll}>
      <div className={classes.center}>
        <IconClockHour4 size={36} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
        <Title order={2} mt="xs">
          {t.belumDibuka}
        </Title>
        <Text>
          {formatDayLong(rapat.tanggal)}, {formatJam(rapat.jamMulai)} {zoneLabel[rapat.zona]} ·{' '}
          {rapat.tempat}
        </Text>
        <Text c="dimmed" mt="xs" mb="xl">
          {props.mayCapture ? t.belumDibukaIsi : t.belumDibukaLihat}
        </Text>
        {props.mayCapture && <CaptureControl bagianId={null} socket={props.socket} />}
      </div>
    </div>
  )
}
