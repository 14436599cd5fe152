/** All rapat: what comes, what is done, and the month. */
import { Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { IconCalendarOff, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { JenisRapat, jenisRapat, type Rapat } from '../../../server/domain/rapat.ts'
import { useApi } from '../../api.ts'
import { LinkButton } from '../../components/links.tsx'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { Page } from '../../components/Page.tsx'
import { RapatList, RapatRow } from '../../components/RapatRow.tsx'
import { Async, Empty } from '../../components/States.tsx'
import { addDays, dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { daftar } from '../../text/rapat.ts'
import { MonthView } from './MonthView.tsx'
import { RapatAction } from './RapatAction.tsx'

export type View = 'mendatang' | 'lalu' | 'kalender'

const isRunning = (rapat: Rapat) => rapat.status === 'berlangsung' || rapat.status === 'diskors'

/** Running first, then by time; what is done, latest first. */
export function pick(all: readonly Rapat[], view: View, today: string): Rapat[] {
  const at = (r: Rapat) => `${r.tanggal} ${r.jamMulai}`
  if (view === 'lalu') {
    return all
      .filter((r) => r.status === 'ditutup' || (r.tanggal < today && !isRunning(r)))
      .sort((a, b) => at(b).localeCompare(at(a)))
  }
  return all
    .filter((r) => isRunning(r) || (r.status === 'terjadwal' && r.tanggal >= today))
    .sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || at(a).localeCompare(at(b)))
}

export function matches(rapat: Rapat, search: string, jenis: string | undefined): boolean {
  if (jenis && rapat.jenis !== jenis) return false
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text =
    `${rapat.judul} ${rapat.alat ?? ''} ${rapat.tempat} ${jenisRapat[rapat.jenis].nama}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

export default function RapatPage() {
  const { dewan, is, skewMs } = useSession()
  const search = useSearch({ from: '/shell/rapat' })
  const navigate = useNavigate({ from: '/rapat' })
  const set = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  const view = search.tampilan ?? 'mendatang'
  const today = dayIn(dewan.zona, new Date(Date.now() + skewMs))
  const mayWrite = is('admin', 'sekretariat')

  return (
    <Page
      title={daftar.judul}
      actions={
        mayWrite && (
          <LinkButton to="/rapat/baru" leftSection={<IconPlus size={17} aria-hidden />}>
            {daftar.baru}
          </LinkButton>
        )
      }
    >
      <Group mb="lg" gap="sm">
        <SegmentedControl
          aria-label={daftar.tampilan}
          value={view}
          onChange={(value) => set({ tampilan: value as View })}
          data={[
            { value: 'mendatang', label: daftar.mendatang },
            { value: 'lalu', label: daftar.lalu },
            { value: 'kalender', label: daftar.kalender },
          ]}
        />
        <TextInput
          type="search"
          aria-label={daftar.cari}
          placeholder={daftar.cari}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search.cari ?? ''}
          onChange={(event) => set({ cari: event.currentTarget.value || undefined })}
          style={{ flex: '1 1 220px' }}
        />
        <Select
          aria-label={daftar.jenis}
          placeholder={daftar.semuaJenis}
          clearable
          searchable
          value={search.jenis ?? null}
          onChange={(value) => set({ jenis: (value as JenisRapat | null) ?? undefined })}
          data={JenisRapat.options.map((value) => ({ value, label: jenisRapat[value].nama }))}
          style={{ flex: '1 1 200px', maxWidth: 260 }}
        />
      </Group>
      {view === 'kalender' ? (
        <MonthView
          month={search.bulan ?? today.slice(0, 7)}
          today={today}
          onMonth={(bulan) => set({ bulan })}
          filter={(rapat) => matches(rapat, search.cari ?? '', search.jenis)}
        />
      ) : (
        <Listing
          view={view}
          today={today}
          cari={search.cari ?? ''}
          jenis={search.jenis}
          mayWrite={mayWrite}
        />
      )}
    </Page>
  )
}

function Listing(props: {
  view: 'mendatang' | 'lalu'
  today: string
  cari: string
  jenis: JenisRapat | undefined
  mayWrite: boolean
}) {
  const { view, today } = props
  // A sitting that runs past midnight belongs to the day it began on.
  const query = useApi('listRapat', {
    query: view === 'lalu' ? { sampai: today } : { dari: addDays(today, -7) },
  })
  useLiveRapat(
    (query.data?.rapat ?? []).filter((r) => isRunning(r) || r.tanggal === today).map((r) => r.id),
  )
  return (
    <Async query={query}>
      {({ rapat }) => {
        const all = pick(rapat, view, today)
        const shown = all.filter((r) => matches(r, props.cari, props.jenis))
        if (all.length === 0) return <Nothing view={view} mayWrite={props.mayWrite} />
        if (shown.length === 0) {
          return (
            <Empty icon={IconSearch} title={daftar.kosongCari}>
              {daftar.kosongCariIsi}
            </Empty>
          )
        }
        return (
          <>
            <Text size="sm" c="dimmed" role="status">
              {daftar.hasil(shown.length)}
            </Text>
            <RapatList>
              {shown.map((r) => (
                <RapatRow key={r.id} rapat={r} action={<RapatAction rapat={r} />} />
              ))}
            </RapatList>
          </>
        )
      }}
    </Async>
  )
}

function Nothing({ view, mayWrite }: { view: 'mendatang' | 'lalu'; mayWrite: boolean }) {
  if (view === 'lalu') {
    return (
      <Empty icon={IconCalendarOff} title={daftar.kosongLalu}>
        {daftar.kosongLaluIsi}
      </Empty>
    )
  }
  return (
    <Empty
      icon={IconCalendarOff}
      title={daftar.kosongMendatang}
      action={mayWrite && <LinkButton to="/rapat/baru">{daftar.baru}</LinkButton>}
    >
      {mayWrite ? daftar.kosongMendatangIsi : daftar.kosongMendatangUmum}
    </Empty>
  )
}
