/** How the sitting runs: its state in words, and the steps that are possible now, each with its consequence before it is taken. */
import { Button, Group, Menu, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconClockEdit,
  IconGavel,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconWorld,
} from '@tabler/icons-react'
import { useState } from 'react'
import { jenisRapat, Sifat, sifatAllowed, zoneLabel } from '../../../server/domain/rapat.ts'
import { formatClock, formatDuration } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { useSession } from '../../session.tsx'
import { jalan, koreksiBuka, rinci } from '../../text/rapat.ts'
import { sifatLabel, statusLabel } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'
import { OpeningForm } from './OpeningForm.tsx'
import classes from './rapat.module.css'
import { type Step, StepDialog } from './StepDialog.tsx'

export function RunPanel({ detail }: { detail: Detail }) {
  const { rapat, boleh } = detail
  const running = rapat.status === 'berlangsung' || rapat.status === 'diskors'
  const now = useNow(running)
  const [step, setStep] = useState<Step | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const mayRun = boleh.includes('rapat.run')
  const mayCorrect =
    rapat.dibukaAt !== null &&
    boleh.includes('rapat.correct') &&
    detail.risalah.every((r) => r.dicabut)
  const zone = zoneLabel[rapat.zona]
  if (rapat.status === 'terjadwal' && !mayRun) return null

  const facts = [
    rapat.dibukaAt && `${rinci.dibuka} ${formatClock(rapat.dibukaAt, rapat.zona)} ${zone}`,
    rapat.ditutupAt && `${rinci.ditutup} ${formatClock(rapat.ditutupAt, rapat.zona)} ${zone}`,
    running && rapat.dibukaAt && formatDuration(now - Date.parse(rapat.dibukaAt)),
  ].filter(Boolean)

  return (
    <section className={classes.run} data-status={rapat.status} aria-label={rinci.jalannya}>
      <div className={classes.runText}>
        <Text fw={650}>{statusLabel[rapat.status]}</Text>
        {rapat.status === 'terjadwal' && <Readiness detail={detail} />}
        {facts.length > 0 && (
          <Text size="sm" className="angka">
            {facts.join(' · ')}
          </Text>
        )}
        {mayCorrect && (
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            ml={-8}
            leftSection={<IconClockEdit size={15} aria-hidden />}
            onClick={() => setCorrecting(true)}
          >
            {koreksiBuka.tombol}
          </Button>
        )}
      </div>
      {mayRun && (
        <Group gap="xs">
          {rapat.status === 'terjadwal' && (
            <Button
              leftSection={<IconGavel size={17} aria-hidden />}
              onClick={() => setStep('buka')}
            >
              {jalan.buka}
            </Button>
          )}
          {rapat.status === 'berlangsung' && (
            <Button
              variant="default"
              leftSection={<IconPlayerPause size={16} aria-hidden />}
              onClick={() => setStep('skors')}
            >
              {jalan.skors}
            </Button>
          )}
          {rapat.status === 'diskors' && (
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              onClick={() => setStep('cabut')}
            >
              {jalan.cabut}
            </Button>
          )}
          {running && <SifatMenu detail={detail} onPick={setStep} />}
          {running && (
            <Button
              color="red"
              variant="outline"
              leftSection={<IconGavel size={16} aria-hidden />}
              onClick={() => setStep('tutup')}
            >
              {jalan.tutup}
            </Button>
          )}
        </Group>
      )}
      <OpeningForm detail={detail} opened={correcting} onClose={() => setCorrecting(false)} />
      <StepDialog detail={detail} step={step} onClose={() => setStep(null)} />
    </section>
  )
}

/** What is there before the gavel falls, and what is still missing. */
function Readiness({ detail }: { detail: Detail }) {
  const { modelSiap } = useSession()
  const { rapat, peserta } = detail
  const items = [
    { ok: peserta.length > 0, label: jalan.siap.peserta(peserta.length) },
    { ok: rapat.penugasan.ketua.length > 0, label: jalan.siap.ketua },
    { ok: rapat.penugasan.notulis.length > 0, label: jalan.siap.notulis },
    { ok: rapat.acara.length > 0, label: jalan.siap.acara },
    { ok: modelSiap, label: jalan.siap.model },
  ]
  return (
    <ul className={classes.ready}>
      {items.map(({ ok, label }) => (
        <li key={label} data-siap={ok}>
          {ok ? <IconCheck size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
          {label}
          {!ok && ` ${jalan.siap.belum}`}
        </li>
      ))}
    </ul>
  )
}

function SifatMenu({ detail, onPick }: { detail: Detail; onPick: (sifat: Sifat) => void }) {
  const { rapat } = detail
  const current = rapat.bagian.at(-1)?.sifat
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
          {jalan.sifat}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={300}>
        {Sifat.options
          .filter((sifat) => sifat !== current)
          .map((sifat) => (
            <Menu.Item
              key={sifat}
              disabled={!sifatAllowed(rapat.jenis, sifat)}
              leftSection={sifat === 'terbuka' ? <IconWorld size={16} /> : <IconLock size={16} />}
              onClick={() => onPick(sifat)}
            >
              {sifatLabel[sifat]}
            </Menu.Item>
          ))}
        {jenisRapat[rapat.jenis].wajibTerbuka && (
          <Menu.Label style={{ whiteSpace: 'normal' }}>
            {jalan.sifatTetap(jenisRapat[rapat.jenis].nama)}
          </Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
