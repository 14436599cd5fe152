/** The time line of an item: every passage that was linked to it, newest first, with its sound. */
import { Anchor, Badge, Group, Text } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import type { Output } from '../../../api.ts'
import { Empty } from '../../../components/States.tsx'
import { formatDayLong } from '../../../components/time.ts'
import { PassageButton } from '../../../player/PassageButton.tsx'
import { usePassage } from '../../../player/passage.ts'
import { relasiLabel, usulanText as t } from '../../../text/usulan.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../usulan.module.css'

const colours: Record<string, string> = {
  disepakati: 'green',
  ditolak: 'red',
  ditunda: 'yellow',
  diubah: 'yellow',
}

export function Dibahas({ dibahas }: Pick<Output<'getUsulan'>, 'dibahas'>) {
  const player = usePassage()
  if (dibahas.length === 0) {
    return (
      <Empty icon={IconMessages} title={t.dibahasKosong}>
        {t.dibahasKosongIsi}
      </Empty>
    )
  }
  const newest = [...dibahas].sort(
    (a, b) =>
      b.tanggal.localeCompare(a.tanggal) || (b.tautan.startMs ?? 0) - (a.tautan.startMs ?? 0),
  )
  return (
    <ol className={classes.timeline}>
      {newest.map(({ tautan, rapatJudul, tanggal, pembicara, audio }) => (
        <li key={tautan.id}>
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {formatDayLong(tanggal)}
            </Text>
            <Badge color={colours[tautan.relasi] ?? 'dewan'}>{relasiLabel[tautan.relasi]}</Badge>
          </Group>
          <Anchor component={PathLink} href={`/rapat/${tautan.rapatId}`} fw={600} c="inherit">
            {rapatJudul}
          </Anchor>
          <blockquote className={classes.quote}>“{tautan.kutipan}”</blockquote>
          <Group gap="md">
            {audio && tautan.startMs !== null && (
              <PassageButton
                player={player}
                id={tautan.id}
                label={tautan.kutipan.slice(0, 60)}
                stretch={{
                  bagianId: tautan.bagianId,
                  channel: 0,
                  startMs: tautan.startMs,
                  endMs: tautan.endMs,
                }}
              />
            )}
            <Text size="sm" c={pembicara ? undefined : 'dimmed'}>
              {pembicara ?? t.pembicaraBelum}
            </Text>
            {!audio && tautan.startMs !== null && (
              <Text size="xs" c="dimmed">
                {t.suaraTertutup}
              </Text>
            )}
          </Group>
        </li>
      ))}
    </ol>
  )
}
