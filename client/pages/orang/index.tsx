/** Everybody the council knows: found as one types, changed in a drawer, brought in from a table. */
import {
  Button,
  Group,
  SegmentedControl,
  Select,
  Table,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconFileImport,
  IconMicrophone,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Keanggotaan, Orang } from '../../../server/domain/orang.ts'
import { type Output, useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Person } from '../../components/PersonDisc.tsx'
import { Async, Empty } from '../../components/States.tsx'
import { dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { orang as words } from '../../text/orang.ts'
import { suara } from '../../text/suara.ts'
import { umum } from '../../text/umum.ts'
import { FraksiList } from './FraksiList.tsx'
import { ImportDrawer } from './ImportDrawer.tsx'
import { OrangDrawer } from './OrangDrawer.tsx'
import classes from './orang.module.css'

export type People = Output<'listOrang'>

/** What holds today, put together: one person may sit in two bodies. */
export function standing(orang: Orang, people: People, today: string) {
  const held = orang.keanggotaan.filter(
    (k) => k.sejak <= today && (k.sampai === null || k.sampai >= today),
  )
  const unique = (values: (string | null | undefined)[]) =>
    [...new Set(values.filter(Boolean))].join(', ')
  const fraksiOf = (k: Keanggotaan) => people.fraksi.find((f) => f.id === k.fraksiId)
  return {
    fraksi: held.map(fraksiOf).find(Boolean) ?? null,
    komisi: unique(held.map((k) => people.komisi.find((one) => one.id === k.komisiId)?.nama)),
    dapil: unique(held.map((k) => k.dapil)),
    jabatan: unique(held.map((k) => k.jabatan)),
  }
}

export default function OrangPage() {
  const { is } = useSession()
  const mayWrite = is('admin', 'sekretariat')
  const query = useApi('listOrang')
  const [importing, importer] = useDisclosure(false)
  const [edited, setEdited] = useState<Orang | 'baru' | null>(null)
  return (
    <Page
      title={words.judul}
      lead={words.isi}
      size="xl"
      actions={
        mayWrite && (
          <>
            <Button
              variant="default"
              leftSection={<IconFileImport size={17} aria-hidden />}
              onClick={importer.open}
            >
              {words.impor}
            </Button>
            <Button
              leftSection={<IconUserPlus size={17} aria-hidden />}
              onClick={() => setEdited('baru')}
            >
              {words.tambah}
            </Button>
          </>
        )
      }
    >
      <Async query={query} rows={8}>
        {(people) => (
          <>
            {people.orang.length === 0 ? (
              <Empty
                icon={IconUsers}
                title={words.kosong}
                action={mayWrite && <Button onClick={importer.open}>{words.impor}</Button>}
              >
                {words.kosongIsi}
              </Empty>
            ) : (
              <div className={classes.columns}>
                <Listing people={people} onEdit={mayWrite ? setEdited : undefined} />
                <FraksiList people={people} mayWrite={mayWrite} />
              </div>
            )}
            <OrangDrawer
              key={edited === null ? 'tutup' : edited === 'baru' ? 'baru' : edited.id}
              people={people}
              edited={edited}
              onClose={() => setEdited(null)}
            />
          </>
        )}
      </Async>
      <ImportDrawer opened={importing} onClose={importer.close} />
    </Page>
  )
}

function Listing(props: { people: People; onEdit?: (orang: Orang) => void }) {
  const { people, onEdit } = props
  const { dewan, skewMs } = useSession()
  const search = useSearch({ from: '/shell/own/orang' })
  const navigate = useNavigate({ from: '/orang' })
  const [jenis, setJenis] = useState<string>('semua')
  const [fraksi, setFraksi] = useState<string | null>(null)
  const today = dayIn(dewan.zona, new Date(Date.now() + skewMs))
  // Only who may change people learns of their prints.
  const voices = useApi('listVoice', {}, { enabled: onEdit !== undefined })
  const voiced = new Set(voices.data?.orang.filter((v) => v.sidik).map((v) => v.orangId))
  const terms = (search.cari ?? '').toLowerCase().split(/\s+/).filter(Boolean)

  const rows = people.orang
    .map((one) => ({ one, now: standing(one, people, today) }))
    .filter(({ one, now }) => {
      if (jenis !== 'semua' && one.jenis !== jenis) return false
      if (fraksi !== null && now.fraksi?.id !== fraksi) return false
      const text =
        `${one.nama} ${one.nomorAnggota ?? ''} ${now.fraksi?.nama ?? ''} ${now.komisi} ${now.dapil} ${now.jabatan}`.toLowerCase()
      return terms.every((term) => text.includes(term))
    })

  return (
    <div style={{ minWidth: 0 }}>
      <Group gap="sm" mb="sm">
        <TextInput
          type="search"
          aria-label={words.cari}
          placeholder={words.cari}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search.cari ?? ''}
          onChange={(event) =>
            void navigate({
              search: { cari: event.currentTarget.value || undefined },
              replace: true,
            })
          }
          style={{ flex: '1 1 220px' }}
        />
        <SegmentedControl
          aria-label={words.form.jenis}
          value={jenis}
          onChange={setJenis}
          data={[
            { value: 'semua', label: words.semuaJenis },
            ...Object.entries(words.jenisLabel).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          aria-label={words.kolom.fraksi}
          placeholder={words.fraksiSaring}
          clearable
          data={people.fraksi.map((f) => ({ value: f.id, label: f.nama }))}
          value={fraksi}
          onChange={setFraksi}
          style={{ flex: '0 1 200px' }}
        />
      </Group>
      <Text size="sm" c="dimmed" role="status" mb="xs">
        {words.hasil(rows.length)}
      </Text>
      {rows.length === 0 ? (
        <Empty icon={IconSearch} title={words.kosongCari}>
          {words.kosongCariIsi}
        </Empty>
      ) : (
        <Table highlightOnHover verticalSpacing={8} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.kolom.nama}</Table.Th>
              <Table.Th>{words.kolom.fraksi}</Table.Th>
              <Table.Th>{words.kolom.komisi}</Table.Th>
              <Table.Th>{words.kolom.dapil}</Table.Th>
              <Table.Th aria-label={umum.ubah} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ one, now }) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Person
                    nama={one.nama}
                    warna={now.fraksi?.warna ?? null}
                    after={
                      voiced.has(one.id) && (
                        <Tooltip label={suara.ada}>
                          <IconMicrophone size={14} role="img" aria-label={suara.ada} />
                        </Tooltip>
                      )
                    }
                    detail={
                      [now.jabatan || words.jenisLabel[one.jenis], one.nomorAnggota]
                        .filter(Boolean)
                        .join(' · ') || null
                    }
                  />
                </Table.Td>
                <Table.Td data-kolom={words.kolom.fraksi}>{now.fraksi?.singkatan}</Table.Td>
                <Table.Td data-kolom={words.kolom.komisi}>{now.komisi}</Table.Td>
                <Table.Td data-kolom={words.kolom.dapil}>
                  {now.dapil && words.dapil(now.dapil)}
                </Table.Td>
                <Table.Td ta="right">
                  {onEdit && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={words.ubah(one.nama)}
                      onClick={() => onEdit(one)}
                    >
                      {umum.ubah}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  )
}
