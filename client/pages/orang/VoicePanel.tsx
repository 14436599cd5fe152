/** One person's voice print: its state, the consent it rests on, and the ways to make it and to make it go. */
import { Alert, Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Orang } from '../../../server/domain/orang.ts'
import type { VoiceConsent } from '../../../server/domain/voicePrint.ts'
import { notifyDone, type Output, useApi, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { Async } from '../../components/States.tsx'
import { formatDay, formatInstant } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { suara as words } from '../../text/suara.ts'
import { ConsentForm } from './ConsentForm.tsx'
import { EnrolVoice } from './EnrolVoice.tsx'

export function VoicePanel({ orang }: { orang: Orang }) {
  const voices = useApi('listVoice')
  return (
    <Async query={voices} rows={3}>
      {(data) => <Panel orang={orang} data={data} />}
    </Async>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="xs" align="stretch" aria-label={title}>
      <Title order={3}>{title}</Title>
      {children}
    </Stack>
  )
}

function Panel({ orang, data }: { orang: Orang; data: Output<'listVoice'> }) {
  const { dewan } = useSession()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'hapus' | 'cabut' | null>(null)
  const state = data.orang.find((one) => one.orangId === orang.id) ?? null
  const sidik = state?.sidik ?? null
  const again = () => client.invalidateQueries({ queryKey: ['listVoice'] })
  const over = (message: string) => async () => {
    setAsking(null)
    await again()
    notifyDone(message)
  }
  const remove = useSend('removeVoice', { onSuccess: over(words.terhapus) })
  const withdraw = useSend('withdrawVoiceConsent', { onSuccess: over(words.persetujuan.dicabut) })
  const params = { orangId: orang.id }

  return (
    <Stack gap="xl">
      {!data.aktif && (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
          {words.mati}
        </Alert>
      )}
      {(data.aktif || state !== null) && (
        <>
          <Part title={words.keadaan}>
            <Text size="sm">
              {sidik === null
                ? words.belum(orang.nama)
                : words.sejak(
                    orang.nama,
                    formatInstant(sidik.dibuatAt, dewan.zona),
                    words.sumber[sidik.sumber],
                  )}
            </Text>
            {sidik !== null && (
              <Button
                variant="default"
                color="red"
                w="fit-content"
                onClick={() => setAsking('hapus')}
              >
                {words.hapus}
              </Button>
            )}
          </Part>
          <Part title={words.persetujuan.judul}>
            {state === null ? (
              <>
                <Text size="sm">{words.persetujuan.belum}</Text>
                <ConsentForm orangId={orang.id} nama={orang.nama} onSaved={again} />
              </>
            ) : (
              <>
                <Consent nama={orang.nama} consent={state.persetujuan} />
                <Button variant="default" w="fit-content" onClick={() => setAsking('cabut')}>
                  {words.persetujuan.cabut}
                </Button>
              </>
            )}
          </Part>
        </>
      )}
      {data.aktif && state !== null && sidik === null && data.modelKurang === null && (
        <Part title={words.rekam.judul}>
          <EnrolVoice orangId={orang.id} onMade={again} />
        </Part>
      )}
      {data.aktif && data.modelKurang !== null && (
        <Alert
          color="yellow"
          variant="light"
          title={words.tanpaModel}
          icon={<IconDownload size={18} />}
        >
          <Group gap={6}>
            {words.tanpaModelIsi} <Code>{words.perintah(data.modelKurang)}</Code>
          </Group>
        </Alert>
      )}
      <Confirm
        opened={asking === 'hapus'}
        title={words.hapusJudul}
        action={words.hapus}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(null)}
        onConfirm={() => remove.mutate({ params })}
      >
        {words.hapusIsi(orang.nama)}
      </Confirm>
      <Confirm
        opened={asking === 'cabut'}
        title={words.persetujuan.cabutJudul}
        action={words.persetujuan.cabut}
        danger
        busy={withdraw.isPending}
        onClose={() => setAsking(null)}
        onConfirm={() => withdraw.mutate({ params })}
      >
        {words.persetujuan.cabutIsi(orang.nama, sidik !== null)}
      </Confirm>
    </Stack>
  )
}

function Consent({ nama, consent }: { nama: string; consent: VoiceConsent }) {
  const { dewan } = useSession()
  const { tanggal, bentuk, nomorSurat, dicatatOleh, dicatatAt } = consent
  const form =
    nomorSurat === null ? words.persetujuan.bentuk[bentuk] : words.persetujuan.surat(nomorSurat)
  return (
    <div>
      <Text size="sm">{words.persetujuan.isi(nama, formatDay(tanggal), form)}</Text>
      <Text size="xs" c="dimmed">
        {words.persetujuan.dicatat(
          dicatatOleh ?? words.persetujuan.tanpaAkun,
          formatInstant(dicatatAt, dewan.zona),
        )}
      </Text>
    </div>
  )
}
