/**
 * A file of one's own: its hash is made on this device and compared with the register first. Only where it is not known
 * by its hash is it sent, to be checked and not kept.
 */
import { Alert, Anchor, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconFileTypePdf } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { type Output, toApiError, uploadBytes } from '../../../api.ts'
import { useSession } from '../../../session.tsx'
import { verifikasiText as t } from '../../../text/verifikasi.ts'
import { sha256Hex } from '../../../work/hash.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../verifikasi.module.css'
import { Details, Signers } from './Details.tsx'
import { Verdict } from './Verdict.tsx'

const maxBytes = 50_000_000

type State =
  | { step: 'siap' }
  | { step: 'hitung'; name: string }
  | { step: 'kirim'; name: string; share: number }
  | { step: 'cocok'; name: string; sha256: string }
  | { step: 'hasil'; name: string; result: Output<'verifyPdf'> }
  | { step: 'gagal'; message: string }

export function DropCheck({ expected }: { expected: string | null }) {
  const { dewan } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [state, setState] = useState<State>({ step: 'siap' })

  async function check(file: File | undefined) {
    if (!file) return
    const { name } = file
    if (file.size > maxBytes) return setState({ step: 'gagal', message: t.terlaluBesar })
    setState({ step: 'hitung', name })
    try {
      const bytes = await file.arrayBuffer()
      const start = new TextDecoder('latin1').decode(bytes.slice(0, 1024))
      if (!start.includes('%PDF-')) return setState({ step: 'gagal', message: t.bukanPdf })
      const sha256 = await sha256Hex(bytes)
      if (sha256 !== null && sha256 === expected) return setState({ step: 'cocok', name, sha256 })
      setState({ step: 'kirim', name, share: 0 })
      const result = await uploadBytes('verifyPdf', {}, new Blob([bytes]), (share) =>
        setState({ step: 'kirim', name, share }),
      )
      setState({ step: 'hasil', name, result })
    } catch (error) {
      setState({ step: 'gagal', message: toApiError(error).message })
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void check(event.dataTransfer.files[0])
  }
  const busy = state.step === 'hitung' || state.step === 'kirim'
  return (
    <Stack gap="lg">
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,.pdf"
        aria-label={t.bukanPdf}
        onChange={(event) => {
          void check(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <button
        type="button"
        className={classes.drop}
        data-over={over || undefined}
        disabled={busy}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {busy ? <Loader size={34} /> : <IconFileTypePdf size={34} stroke={1.5} />}
        <Text fw={600} mt="xs">
          {state.step === 'hitung'
            ? t.menghitung
            : state.step === 'kirim'
              ? t.memeriksa
              : t.jatuhkan}
        </Text>
        <Text size="sm" c="dimmed" maw={520} mx="auto">
          {t.jatuhkanIsi}
        </Text>
      </button>
      {state.step === 'kirim' && <Progress value={state.share * 100} aria-label={t.memeriksa} />}
      {state.step === 'gagal' && (
        <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
          {state.message}
        </Alert>
      )}
      {state.step === 'cocok' && (
        <Alert
          color="green"
          icon={<IconCircleCheck size={20} />}
          role="status"
          title={state.name}
          data-testid="cocok"
        >
          {t.cocok}
        </Alert>
      )}
      {state.step === 'hasil' && (
        <section aria-live="polite">
          <Text size="sm" c="dimmed" mb="xs">
            {t.hasilBerkas} <b>{state.name}</b>
          </Text>
          <Verdict verdict={state.result.verdict} />
          <Signers result={state.result} zona={dewan.zona} />
          <Group mt="md">
            {state.result.terdaftar ? (
              <Anchor component={PathLink} href={`/v/${state.result.terdaftar}`}>
                {t.terdaftar}
              </Anchor>
            ) : (
              <Text size="sm" c="dimmed">
                {t.takTerdaftar}
              </Text>
            )}
          </Group>
          <Details result={state.result} />
        </section>
      )}
    </Stack>
  )
}
