/** The signer's certificate: shown where there is one, uploaded where there is none; then what follows may be done. */
import { Alert, Button, FileButton, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCertificate, IconFileCertificate } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Zone } from '../../../../server/domain/rapat.ts'
import { keyOf, toApiError, useApi, useSend } from '../../../api.ts'
import { Async } from '../../../components/States.tsx'
import { kerja } from '../../../text/kerja.ts'
import { ttdText as t } from '../../../text/risalah.ts'
import { saat } from '../../../work/format.ts'

export function Certificate({ zona, children }: { zona: Zone; children: ReactNode }) {
  const query = useApi('getSertifikat')
  const [replacing, setReplacing] = useState(false)
  return (
    <section aria-labelledby="sertifikat">
      <Title order={2} id="sertifikat" mb="xs">
        {t.sertifikat}
      </Title>
      <Async query={query} rows={1}>
        {({ sertifikat }) => {
          if (sertifikat === null || replacing) {
            return (
              <Upload
                first={sertifikat === null}
                onDone={() => setReplacing(false)}
                onCancel={() => setReplacing(false)}
              />
            )
          }
          const expired = new Date(sertifikat.berlakuSampai).getTime() < Date.now()
          return (
            <Stack gap="xl">
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <IconCertificate size={26} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
                <div style={{ flex: 1, minWidth: 0 }}>
                  <Text fw={550}>{sertifikat.subjek}</Text>
                  <Text size="sm" c="dimmed">
                    {sertifikat.penerbit} · {t.berlakuSampai} {saat(sertifikat.berlakuSampai, zona)}
                  </Text>
                </div>
                <Button size="xs" variant="default" onClick={() => setReplacing(true)}>
                  {t.ganti}
                </Button>
              </Group>
              {expired ? (
                <Alert color="red" icon={<IconAlertTriangle size={20} />}>
                  {t.kedaluwarsa}
                </Alert>
              ) : (
                children
              )}
            </Stack>
          )
        }}
      </Async>
    </section>
  )
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function Upload(props: { first: boolean; onDone: () => void; onCancel: () => void }) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const upload = useSend('uploadP12', { quiet: true })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!file) return
    setRefusal(null)
    try {
      await upload.mutateAsync({ body: { p12Base64: await toBase64(file), passphrase } })
      await queries.invalidateQueries({ queryKey: keyOf('getSertifikat') })
      props.onDone()
    } catch (error) {
      setRefusal(toApiError(error).message)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {props.first && <Text fw={550}>{t.belumSertifikat}</Text>}
        <Text size="sm" c="dimmed">
          {t.belumSertifikatIsi}
        </Text>
        <Group gap="sm">
          <FileButton
            onChange={setFile}
            accept=".p12,.pfx,application/x-pkcs12"
            inputProps={{ 'aria-label': t.pilihBerkas }}
          >
            {(button) => (
              <Button {...button} variant="default" leftSection={<IconFileCertificate size={18} />}>
                {t.pilihBerkas}
              </Button>
            )}
          </FileButton>
          {file && <Text size="sm">{file.name}</Text>}
        </Group>
        {file && (
          <PasswordInput
            label={t.sandiBerkas}
            autoComplete="off"
            required
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
        {refusal && (
          <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
            {refusal}
          </Alert>
        )}
        <Group gap="sm">
          {file && (
            <Button type="submit" loading={upload.isPending} disabled={passphrase === ''}>
              {t.unggah}
            </Button>
          )}
          {!props.first && (
            <Button variant="default" onClick={props.onCancel}>
              {kerja.batal}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
