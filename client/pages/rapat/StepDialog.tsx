/** The question before each step of a sitting: what it does, what deserves a thought, and the step itself. */
import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Sifat } from '../../../server/domain/rapat.ts'
import { notifyDone, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { dayIn, formatDayLong } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { jalan } from '../../text/rapat.ts'
import { sifatLabel } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'

/** An openness means: change to it. */
export type Step = 'buka' | 'skors' | 'cabut' | 'tutup' | Sifat

export function StepDialog(props: { detail: Detail; step: Step | null; onClose: () => void }) {
  const { rapat, peserta } = props.detail
  const { skewMs } = useSession()
  const today = dayIn(rapat.zona, new Date(Date.now() + skewMs))
  const client = useQueryClient()
  const done = (message: string) => ({
    onSuccess: async () => {
      props.onClose()
      notifyDone(message)
      await client.invalidateQueries({ queryKey: ['getRapat'] })
      await client.invalidateQueries({ queryKey: ['listRapat'] })
    },
  })
  const open = useSend('openRapat', done(jalan.berhasil.buka))
  const pause = useSend('skorsRapat', done(jalan.berhasil.skors))
  const resume = useSend('cabutSkors', done(jalan.berhasil.cabut))
  const sifat = useSend('changeSifat', done(jalan.berhasil.sifat))
  const close = useSend('closeRapat', done(jalan.berhasil.tutup))
  const params = { rapatId: rapat.id }
  const { step } = props

  const content = (() => {
    switch (step) {
      case null:
        return null
      case 'buka':
        return {
          title: jalan.bukaJudul,
          text: `${jalan.bukaIsi[rapat.sifatAwal]} ${jalan.bukaBeku}`,
          action: jalan.buka,
          run: () => open.mutate({ params }),
        }
      case 'skors':
        return {
          title: jalan.skorsJudul,
          text: jalan.skorsIsi,
          action: jalan.skors,
          run: () => pause.mutate({ params }),
        }
      case 'cabut':
        return {
          title: jalan.cabutJudul,
          text: jalan.cabutIsi,
          action: jalan.cabut,
          run: () => resume.mutate({ params }),
        }
      case 'tutup':
        return {
          title: jalan.tutupJudul,
          text: jalan.tutupIsi,
          action: jalan.tutup,
          danger: true,
          run: () => close.mutate({ params }),
        }
      default:
        return {
          title: jalan.sifatJudul(sifatLabel[step]),
          text: jalan.sifatIsi[step],
          action: sifatLabel[step],
          run: () => sifat.mutate({ params, body: { sifat: step } }),
        }
    }
  })()
  const warnings =
    step === 'buka'
      ? [
          rapat.tanggal !== today && jalan.hariLain(formatDayLong(rapat.tanggal)),
          peserta.length === 0 && jalan.tanpaPeserta,
          rapat.penugasan.ketua.length === 0 && jalan.tanpaKetua,
        ].filter((w) => w !== false)
      : []
  const busy = [open, pause, resume, sifat, close].some((m) => m.isPending)

  return (
    <Confirm
      opened={content !== null}
      title={content?.title ?? ''}
      action={content?.action ?? ''}
      danger={content?.danger}
      busy={busy}
      onClose={props.onClose}
      onConfirm={() => content?.run()}
    >
      <Text>{content?.text}</Text>
      {warnings.map((warning) => (
        <Alert
          key={warning}
          mt="sm"
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
        >
          {warning}
        </Alert>
      ))}
    </Confirm>
  )
}
