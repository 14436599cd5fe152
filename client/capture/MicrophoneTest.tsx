/** Three seconds of this microphone, to be heard before the rapat is opened. Nothing of it leaves the page. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { perekam } from '../text/capture.ts'
import { openInput } from './microphone.ts'
import { wavOf } from './wav.ts'

const testFrames = 15
const silentBelow = 0.0025

/** Records some frames; levels are told on the way. */
async function tryMicrophone(
  deviceId: string | null,
  onLevel: (peak: number) => void,
): Promise<{ wav: Blob; silent: boolean }> {
  const frames: ArrayBuffer[] = []
  let loudest = 0
  let full: () => void = () => {}
  const done = new Promise<void>((resolve) => {
    full = resolve
  })
  const input = await openInput({
    deviceId,
    onMessage(message) {
      if (message.type === 'level') onLevel(message.peak)
      if (message.type !== 'frame' || frames.length >= testFrames) return
      frames.push(message.pcm)
      loudest = Math.max(loudest, message.peak)
      if (frames.length >= testFrames) full()
    },
    onLost: () => full(),
  })
  await done
  await input.close()
  onLevel(0)
  return { wav: wavOf(frames), silent: loudest < silentBelow }
}

export function MicrophoneTest(props: {
  deviceId: string | null
  disabled: boolean
  onLevel: (peak: number) => void
  onError: (message: string) => void
  /** The page may use microphones now: their names can be read. */
  onAllowed: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [heard, setHeard] = useState<{ url: string; silent: boolean } | null>(null)
  useEffect(() => () => void (heard && URL.revokeObjectURL(heard.url)), [heard])

  async function run(): Promise<void> {
    setBusy(true)
    setHeard(null)
    try {
      const { wav, silent } = await tryMicrophone(props.deviceId, props.onLevel)
      setHeard({ url: URL.createObjectURL(wav), silent })
      props.onAllowed()
    } catch (error) {
      props.onError(error instanceof Error ? error.message : perekam.galat.lain)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconMicrophone size={16} aria-hidden />}
          loading={busy}
          disabled={props.disabled}
          onClick={() => void run()}
        >
          {perekam.cobaMikrofon}
        </Button>
        {busy && (
          <Text size="sm" role="status">
            {perekam.sedangMencoba}
          </Text>
        )}
      </Group>
      {heard?.silent && <Alert color="yellow">{perekam.cobaSenyap}</Alert>}
      {heard && !heard.silent && (
        <Stack gap={4}>
          <Text size="sm">{perekam.hasilCoba}</Text>
          {/* biome-ignore lint/a11y/useMediaCaption: three seconds of one's own voice */}
          <audio controls src={heard.url} style={{ width: '100%', height: 36 }} />
        </Stack>
      )}
    </Stack>
  )
}
