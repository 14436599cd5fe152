/** Brings a recording made elsewhere into this part, with its progress: first the way to the server, then the decoding. */
import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { IconFileMusic } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Socket } from 'socket.io-client'
import type { ImportProgress } from '../../server/domain/protocol/capture.ts'
import { ApiError, notifyDone, uploadBytes } from '../api.ts'
import { perekam } from '../text/capture.ts'

const accept = '.wav,.mp3,.m4a,.ogg,.oga,.opus,.flac,.mp4,.webm,.aac,.aiff,audio/*,video/mp4'

type Running = { readonly nama: string; readonly sent: number; readonly decoded: number | null }

function minutes(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} dtk` : `${Math.floor(whole / 60)} mnt ${whole % 60} dtk`
}

export function ImportFile(props: {
  bagianId: string
  channel: number
  socket: Socket
  disabled: boolean
  onError: (message: string | null) => void
}) {
  const { bagianId, channel, socket } = props
  const [running, setRunning] = useState<Running | null>(null)
  const abort = useRef<AbortController | null>(null)
  const reset = useRef<() => void>(null)

  useEffect(() => {
    const hear = (progress: ImportProgress) => {
      if (progress.bagianId !== bagianId || progress.channel !== channel) return
      setRunning((now) => now && { ...now, sent: 1, decoded: progress.share })
    }
    const join = () => void socket.emit('capture:ikut', { bagianId })
    socket.on('capture:impor', hear)
    socket.on('siap', join)
    if (socket.connected) join()
    return () => {
      socket.off('capture:impor', hear)
      socket.off('siap', join)
    }
  }, [socket, bagianId, channel])

  async function take(file: File | null): Promise<void> {
    if (!file) return
    props.onError(null)
    setRunning({ nama: file.name, sent: 0, decoded: null })
    abort.current = new AbortController()
    try {
      const input = { params: { bagianId }, query: { nama: file.name.slice(0, 200), channel } }
      const progress = (sent: number) => setRunning((now) => now && { ...now, sent })
      const { signal } = abort.current
      const { seconds } = await uploadBytes('importAudio', input, file, progress, signal)
      notifyDone(perekam.imporSelesai(minutes(seconds)))
    } catch (error) {
      props.onError(error instanceof ApiError ? error.message : perekam.galat.server)
    } finally {
      setRunning(null)
      reset.current?.()
    }
  }

  if (running) {
    const uploading = running.sent < 1
    const share = uploading ? running.sent : running.decoded
    return (
      <Stack gap={4} role="status">
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" truncate>
            {uploading ? perekam.mengunggah(running.nama) : perekam.mengolah(running.nama)}
          </Text>
          <Text size="sm" ff="monospace">
            {share === null ? '' : `${Math.round(share * 100)}%`}
          </Text>
        </Group>
        <Progress value={(share ?? 1) * 100} animated={share === null} aria-label={running.nama} />
        {uploading && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => abort.current?.abort()}
          >
            {perekam.batal}
          </Button>
        )}
      </Stack>
    )
  }
  return (
    <Group gap="sm">
      <FileButton accept={accept} resetRef={reset} onChange={(file) => void take(file)}>
        {(button) => (
          <Button
            {...button}
            variant="default"
            disabled={props.disabled}
            leftSection={<IconFileMusic size={16} aria-hidden />}
          >
            {perekam.imporBerkas}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {perekam.imporKeterangan}
      </Text>
    </Group>
  )
}
