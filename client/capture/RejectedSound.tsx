/** Sound the server will not take any more: a person saves or discards it, it never vanishes by itself. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { perekam } from '../text/capture.ts'
import type { Recorder, RecorderState } from './recorder.ts'

type Left = Awaited<ReturnType<Recorder['rejected']>>[number]

export function RejectedSound(props: { recorder: Recorder; state: RecorderState | null }) {
  const { recorder } = props
  const [left, setLeft] = useState<Left[]>([])
  const look = useCallback(() => {
    recorder.rejected().then(
      (found) => setLeft(found.filter((each) => each.ms > 0)),
      () => {},
    )
  }, [recorder])
  const idle = props.state?.phase === 'siap'
  const count = props.state?.sender.rejected.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when recording ends and when more is refused
  useEffect(look, [look, idle, count])

  function save(each: Left): void {
    const url = URL.createObjectURL(each.wav)
    const link = document.createElement('a')
    link.href = url
    link.download = `rekaman-sisa-${each.captureId}.wav`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }

  return left.map((each) => (
    <Alert key={each.captureId} color="yellow">
      <Stack gap="xs">
        <Text size="sm">{perekam.peringatan.ditolak(each.ms)}</Text>
        <Group gap="sm">
          <Button size="compact-sm" variant="default" onClick={() => save(each)}>
            {perekam.unduhSisa}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={() => void recorder.discard(each.captureId).then(look)}
          >
            {perekam.buangSisa}
          </Button>
        </Group>
      </Stack>
    </Alert>
  ))
}
