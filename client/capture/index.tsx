/**
 * Door of the recorder on screen. `<CaptureControl>` chooses and tries a microphone, records, imports, and always says
 * truly how much is safe. `bagianId` null: the rapat is not open yet, so only trying is possible.
 */
import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlayerRecordFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Socket } from 'socket.io-client'
import { perekam } from '../text/capture.ts'
import classes from './capture.module.css'
import { ImportFile } from './ImportFile.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { MicrophoneTest } from './MicrophoneTest.tsx'
import { listMicrophones, type Microphone } from './microphone.ts'
import { RejectedSound } from './RejectedSound.tsx'
import type { RecorderState } from './recorder.ts'
import { useRecorder, useRecorderState } from './useRecorder.ts'

export { LevelMeter } from './LevelMeter.tsx'
export { createRecorder, type Keadaan, type Recorder, type RecorderState } from './recorder.ts'
export { useRecorder, useRecorderState } from './useRecorder.ts'

/** The state in one sentence, for a status line. */
export function recorderSentence(state: RecorderState | null): string {
  if (!state) return perekam.keadaan.siap
  const { unsavedMs } = state.sender
  switch (state.keadaan) {
    case 'merekam':
      return perekam.keadaan.merekam
    case 'menyambung':
      return perekam.keadaan.menyambung(unsavedMs)
    case 'belum-tersimpan':
      return perekam.keadaan.belumTersimpan(unsavedMs)
    case 'mengirim':
      return perekam.keadaan.mengirim(unsavedMs)
    case 'disk-penuh':
      return perekam.keadaan.diskPenuh(unsavedMs)
    default:
      return perekam.keadaan.siap
  }
}

function useMicrophones(): { microphones: Microphone[]; refresh: () => void } {
  const [microphones, setMicrophones] = useState<Microphone[]>([])
  const refresh = useCallback(() => {
    listMicrophones().then(setMicrophones, () => setMicrophones([]))
  }, [])
  useEffect(() => {
    refresh()
    const { mediaDevices } = navigator
    mediaDevices?.addEventListener('devicechange', refresh)
    return () => mediaDevices?.removeEventListener('devicechange', refresh)
  }, [refresh])
  return { microphones, refresh }
}

export function CaptureControl(props: {
  bagianId: string | null
  socket: Socket
  channel?: number
  onState?: (state: RecorderState | null) => void
}) {
  const { bagianId, socket, channel = 0, onState } = props
  const recorder = useRecorder({ socket, bagianId, channel })
  const state = useRecorderState(recorder)
  const { microphones, refresh } = useMicrophones()
  const [chosen, setChosen] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const levels = useRef(new Set<(peak: number) => void>())

  useEffect(() => onState?.(state), [onState, state])
  useEffect(
    () => recorder?.onLevel((peak) => levels.current.forEach((listener) => void listener(peak))),
    [recorder],
  )
  const listen = useCallback((listener: (peak: number) => void) => {
    levels.current.add(listener)
    return () => void levels.current.delete(listener)
  }, [])
  const tell = useCallback((peak: number) => {
    for (const listener of levels.current) listener(peak)
  }, [])

  const phase = state?.phase ?? 'siap'
  const active = phase === 'merekam' || phase === 'menyiapkan'
  const keadaan = state?.keadaan ?? 'siap'
  const microphone = microphones.some((m) => m.deviceId === chosen) ? chosen : null
  const error = fault ?? state?.error ?? null

  async function start(): Promise<void> {
    setFault(null)
    await recorder?.start(microphone)
    refresh()
  }

  return (
    <Stack gap="md" aria-label={perekam.judul} role="group">
      <Group gap="xs" wrap="nowrap" role="status" aria-live="polite">
        <span className={classes.dot} data-keadaan={keadaan} aria-hidden />
        <Text fw={600} data-testid="keadaan-rekaman" data-keadaan={keadaan}>
          {phase === 'menyiapkan' ? perekam.menyiapkan : recorderSentence(state)}
        </Text>
      </Group>
      <LevelMeter listen={listen} />
      <Select
        label={perekam.mikrofon}
        placeholder={perekam.mikrofonBawaan}
        data={microphones.map(({ deviceId, label }) => ({ value: deviceId, label }))}
        value={microphone}
        onChange={setChosen}
        onDropdownOpen={refresh}
        disabled={active}
        clearable
        allowDeselect
      />
      <Group gap="sm">
        {active ? (
          <Button
            color="red"
            variant="outline"
            size="md"
            loading={phase === 'menyiapkan'}
            leftSection={<IconPlayerStopFilled size={18} aria-hidden />}
            onClick={() => void recorder?.stop()}
          >
            {perekam.hentikan}
          </Button>
        ) : (
          <Button
            color="red"
            size="md"
            disabled={!recorder}
            leftSection={<IconPlayerRecordFilled size={18} aria-hidden />}
            onClick={() => void start()}
          >
            {perekam.mulai}
          </Button>
        )}
      </Group>
      {bagianId === null && (
        <Text size="sm" c="dimmed">
          {perekam.belumDibuka}
        </Text>
      )}
      {error && (
        <Alert color="red" role="alert">
          {error}
        </Alert>
      )}
      {state?.warnings.map((warning) => (
        <Alert key={warning} color="yellow" role="status">
          {warning}
        </Alert>
      ))}
      {recorder && <RejectedSound recorder={recorder} state={state} />}
      <MicrophoneTest
        deviceId={microphone}
        disabled={active}
        onLevel={tell}
        onError={setFault}
        onAllowed={() => {
          setFault(null)
          refresh()
        }}
      />
      {bagianId !== null && (
        <ImportFile
          bagianId={bagianId}
          channel={channel}
          socket={socket}
          disabled={active}
          onError={setFault}
        />
      )}
    </Stack>
  )
}
