/** Who is expected, out of the list of people: whole komisi and fraksi at once, or one by one. */
import {
  Button,
  Checkbox,
  Chip,
  Drawer,
  Group,
  ScrollArea,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Keanggotaan, Orang } from '../../../server/domain/orang.ts'
import { notifyDone, type Output, useApi, useSend } from '../../api.ts'
import { LinkButton } from '../../components/links.tsx'
import { Person } from '../../components/PersonDisc.tsx'
import { Async, Empty } from '../../components/States.tsx'
import { peserta as words } from '../../text/rapat.ts'
import { umum } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

type People = Output<'listOrang'>

/** The memberships that hold on the day of the rapat. */
export function holding(orang: Orang, day: string): Keanggotaan[] {
  return orang.keanggotaan.filter((k) => k.sejak <= day && (k.sampai === null || k.sampai >= day))
}

export function PesertaPicker(props: { detail: Detail; opened: boolean; onClose: () => void }) {
  const query = useApi('listOrang', {}, { enabled: props.opened })
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      title={<Text fw={650}>{words.judul}</Text>}
      size="lg"
    >
      {props.opened && (
        <Async query={query} rows={8}>
          {(people) => <Picker {...props} people={people} />}
        </Async>
      )}
    </Drawer>
  )
}

function Picker(props: { detail: Detail; people: People; onClose: () => void }) {
  const { rapat, peserta } = props.detail
  const { people } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  useEffect(() => {
    setChosen(new Set(peserta.flatMap((p) => p.orangId ?? [])))
  }, [peserta])
  const client = useQueryClient()
  const save = useSend('setPeserta', {
    onSuccess: async () => {
      props.onClose()
      notifyDone(words.tersimpan)
      await client.invalidateQueries({ queryKey: ['getRapat', { rapatId: rapat.id }] })
    },
  })

  const active = people.orang.filter(
    (o) => o.jenis === 'sekretariat' || holding(o, rapat.tanggal).length > 0 || chosen.has(o.id),
  )
  const inKomisi = (id: string) =>
    active.filter((o) => holding(o, rapat.tanggal).some((k) => k.komisiId === id))
  const inFraksi = (id: string) =>
    active.filter((o) => holding(o, rapat.tanggal).some((k) => k.fraksiId === id))
  const sets = [
    { key: 'semua', label: words.semua, people: active.filter((o) => o.jenis === 'anggota') },
    ...people.komisi.map((k) => ({ key: k.id, label: k.nama, people: inKomisi(k.id) })),
    ...people.fraksi.map((f) => ({ key: f.id, label: f.singkatan, people: inFraksi(f.id) })),
  ].filter((set) => set.people.length > 0)
  const toggle = (group: Orang[]) => {
    const all = group.every((o) => chosen.has(o.id))
    const next = new Set(chosen)
    for (const o of group) {
      if (all) next.delete(o.id)
      else next.add(o.id)
    }
    setChosen(next)
  }
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = active.filter((o) => terms.every((t) => o.nama.toLowerCase().includes(t)))

  if (people.orang.length === 0) {
    return (
      <Empty
        icon={IconUsers}
        title={words.kosong}
        action={<LinkButton to="/orang">{words.keOrang}</LinkButton>}
      >
        {words.kosongIsi}
      </Empty>
    )
  }
  return (
    <Stack gap="md">
      <fieldset className={classes.quick} aria-label={words.cepat}>
        <Text size="xs" c="dimmed" mb={6}>
          {words.cepat}
        </Text>
        <Group gap={6}>
          {sets.map((set) => (
            <Chip
              key={set.key}
              size="xs"
              checked={set.people.every((o) => chosen.has(o.id))}
              onChange={() => toggle(set.people)}
            >
              {set.label} ({set.people.length})
            </Chip>
          ))}
        </Group>
      </fieldset>
      <TextInput
        type="search"
        aria-label={words.cari}
        placeholder={words.cari}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah="calc(100dvh - 330px)" type="auto">
        <Stack gap={4}>
          {shown.map((o) => (
            <PersonChoice
              key={o.id}
              orang={o}
              people={people}
              day={rapat.tanggal}
              checked={chosen.has(o.id)}
              onToggle={() => toggle([o])}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="space-between">
        <Text size="sm" role="status">
          {words.terpilih(chosen.size)}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {umum.batal}
          </Button>
          <Button
            loading={save.isPending}
            onClick={() =>
              save.mutate({ params: { rapatId: rapat.id }, body: { orangId: [...chosen] } })
            }
          >
            {words.simpan}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function PersonChoice(props: {
  orang: Orang
  people: People
  day: string
  checked: boolean
  onToggle: () => void
}) {
  const held = holding(props.orang, props.day)
  const fraksi = props.people.fraksi.find((f) => held.some((k) => k.fraksiId === f.id))
  const komisi = props.people.komisi.find((k) => held.some((h) => h.komisiId === k.id))
  const detail = [held.find((k) => k.jabatan)?.jabatan, fraksi?.nama, komisi?.nama]
    .filter(Boolean)
    .join(' · ')
  return (
    <Checkbox
      checked={props.checked}
      onChange={props.onToggle}
      py={4}
      styles={{ body: { alignItems: 'center' } }}
      label={
        <Person nama={props.orang.nama} warna={fraksi?.warna ?? null} detail={detail || null} />
      }
    />
  )
}
