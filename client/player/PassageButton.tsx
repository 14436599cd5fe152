/** The small button that plays one stretch; says what it does and how far it is. */
import { ActionIcon, Group, Loader, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { formatDuration } from '../components/time.ts'
import { pemutar } from '../text/pemutar.ts'
import type { PassagePlayer, Stretch } from './passage.ts'

export function PassageButton(props: {
  player: PassagePlayer
  id: string
  stretch: Stretch
  label?: string
  size?: number
}) {
  const { player, id, stretch } = props
  const state = player.key === id ? player.state : 'berhenti'
  const title =
    state === 'gagal' ? pemutar.gagal : state === 'main' ? pemutar.jeda : pemutar.dengarkan
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Tooltip label={title} openDelay={400}>
        <ActionIcon
          variant={state === 'main' ? 'filled' : 'light'}
          color={state === 'gagal' ? 'red' : undefined}
          size={props.size ?? 30}
          radius="xl"
          aria-label={`${title} ${props.label ?? formatDuration(stretch.startMs)}`}
          aria-pressed={state === 'main'}
          onClick={() => player.toggle(id, stretch)}
        >
          {state === 'memuat' ? (
            <Loader size={14} />
          ) : state === 'gagal' ? (
            <IconAlertTriangle size={15} />
          ) : state === 'main' ? (
            <IconPlayerPauseFilled size={15} />
          ) : (
            <IconPlayerPlayFilled size={15} />
          )}
        </ActionIcon>
      </Tooltip>
      <Text
        component="span"
        size="xs"
        c="dimmed"
        style={{ fontVariantNumeric: 'tabular-nums' }}
        aria-hidden
      >
        {formatDuration(
          stretch.startMs + (state === 'main' || state === 'jeda' ? player.positionMs : 0),
        )}
      </Text>
    </Group>
  )
}
