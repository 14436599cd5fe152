/** Is this record authentic? The verdict first, in one sentence and one sign; who and when next; the rest folded. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { verifikasiText as t } from '../../text/verifikasi.ts'
import { PathLink, useGo } from '../../work/link.tsx'
import { DropCheck } from './parts/DropCheck.tsx'
import { Registered } from './parts/Registered.tsx'

export default function VerifikasiPage() {
  const { publicId } = useParams({ strict: false }) as { publicId?: string }
  return publicId ? <ById key={publicId} publicId={publicId} /> : <Start />
}

function Start() {
  const go = useGo()
  const [nomor, setNomor] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A whole address pasted from the printed sheet is as good as the number in it.
    const id = nomor.trim().split('/').filter(Boolean).at(-1)
    if (id) go(`/v/${encodeURIComponent(id)}`)
  }
  return (
    <Page title={t.judul} lead={t.isi} size="md">
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput
            label={t.nomor}
            description={t.nomorContoh}
            value={nomor}
            onChange={(event) => setNomor(event.currentTarget.value)}
            style={{ flex: '1 1 260px' }}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
          />
          <Button type="submit" disabled={nomor.trim() === ''}>
            {t.periksa}
          </Button>
        </Group>
      </form>
      <Text c="dimmed" ta="center" my="md">
        {t.atau}
      </Text>
      <DropCheck expected={null} />
    </Page>
  )
}

function ById({ publicId }: { publicId: string }) {
  const query = useApi('getVerification', { params: { publicId } }, { retry: false })
  if (query.data) return <Registered publicId={publicId} found={query.data} />
  const unknown = query.error?.code === 'not_found' || query.error?.code === 'input_invalid'
  return (
    <Page title={t.judul} size="md">
      {!query.isError ? (
        <Loading rows={3} />
      ) : unknown ? (
        <Empty
          icon={IconFileOff}
          title={t.tidakAdaJudul}
          action={
            <Button component={PathLink} href="/v">
              {t.cobaLain}
            </Button>
          }
        >
          {t.tidakAdaIsi}
        </Empty>
      ) : (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Page>
  )
}
