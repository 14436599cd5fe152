/** Makes a voice print: from a short recording, or from what the person said in a finished sitting. */
import { Alert, Button, FileButton, Group, Select, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileMusic } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { notifyDone, toApiError, uploadBytes, useApi, useSend } from '../../api.ts'
import { formatDay } from '../../components/time.ts'
import { suara } from '../../text/suara.ts'

const words = suara.rekam
const accept = '.wav,.mp3,.m4a,.ogg,.oga,.opus,.flac,.mp4,.webm,.aac,.aiff,audio/*,video/mp4'

export function EnrolVoice(props: { orangId: string; onMade: () => Promise<void> }) {
  const params = { orangId: props.orangId }
  const [refused, setRefused] = useState<string | null>(null)
  const [listening, setListening] = useState(false)
  const [rapatId, setRapatId] = useState<string | null>(null)
  const reset = useRef<() => void>(null)
  const sittings = useApi('listVoiceRapat', { params })
  const made = async () => {
    await props.onMade()
    notifyDone(words.selesai)
  }
  const take = useSend('enrolVoiceFromRapat', { quiet: true, onSuccess: made })

  async function upload(file: File | null): Promise<void> {
    if (!file) return
    setRefused(null)
    setListening(true)
    try {
      await uploadBytes('enrolVoice', { params }, file)
      await made()
    } catch (error) {
      setRefused(toApiError(error).message)
    } finally {
      setListening(false)
      reset.current?.()
    }
  }

  const busy = listening || take.isPending
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.isi}
      </Text>
      <Group gap="sm">
        <FileButton accept={accept} resetRef={reset} onChange={(file) => void upload(file)}>
          {(button) => (
            <Button
              {...button}
              loading={listening}
              disabled={take.isPending}
              leftSection={<IconFileMusic size={16} aria-hidden />}
            >
              {words.unggah}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed" role="status" style={{ flex: '1 1 200px' }}>
          {busy ? words.mendengar : words.unggahIsi}
        </Text>
      </Group>
      {sittings.data && (
        <div>
          <Text size="sm" fw={500}>
            {words.rapat}
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            {sittings.data.rapat.length === 0 ? words.rapatKosong : words.rapatIsi}
          </Text>
          {sittings.data.rapat.length > 0 && (
            <Group gap="sm" align="flex-end">
              <Select
                aria-label={words.pilih}
                placeholder={words.pilih}
                data={sittings.data.rapat.map(({ id, judul, tanggal, detik }) => ({
                  value: id,
                  label: words.pilihan(judul, formatDay(tanggal), detik),
                }))}
                value={rapatId}
                onChange={setRapatId}
                style={{ flex: '1 1 240px' }}
              />
              <Button
                variant="default"
                disabled={rapatId === null || listening}
                loading={take.isPending}
                onClick={() => {
                  setRefused(null)
                  take.mutate(
                    { params, body: { rapatId: rapatId! } },
                    { onError: (error) => setRefused(error.message) },
                  )
                }}
              >
                {words.ambil}
              </Button>
            </Group>
          )}
        </div>
      )}
      {refused !== null && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />}>
          {refused}
        </Alert>
      )}
    </Stack>
  )
}
