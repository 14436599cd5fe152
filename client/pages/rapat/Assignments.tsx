/** Who chairs, who keeps the record, who records: seen by all, changed by those who schedule. */
import { Button, Group, Modal, MultiSelect, Select, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { notifyDone, useApi, useSend } from '../../api.ts'
import { penugasan as words } from '../../text/rapat.ts'
import { peranLabel, umum } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

export function Assignments({ detail }: { detail: Detail }) {
  const { rapat, peserta, boleh } = detail
  const mayWrite = boleh.includes('rapat.write')
  const [opened, modal] = useDisclosure(false)
  const petugas = useApi('listPetugas', {}, { enabled: mayWrite, staleTime: 60_000 })
  const pesertaName = (id: string) => peserta.find((p) => p.id === id)?.nama ?? umum.tidakAda
  const akunName = (id: string) =>
    petugas.data?.petugas.find((p) => p.id === id)?.nama ?? umum.tidakAda
  const { penugasan } = rapat
  const list = (names: string[]) =>
    names.length > 0 ? names.join(', ') : <span className={classes.none}>{words.kosong}</span>

  return (
    <section aria-labelledby="penugasan">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="penugasan">
          {words.judul}
        </Title>
        {mayWrite && (
          <Button variant="subtle" size="compact-sm" onClick={modal.open}>
            {words.ubah}
          </Button>
        )}
      </Group>
      <dl className={classes.facts}>
        <dt>{words.ketua}</dt>
        <dd>{list(penugasan.ketua.map(pesertaName))}</dd>
        <dt>{words.sekretaris}</dt>
        <dd>{list(penugasan.sekretaris ? [pesertaName(penugasan.sekretaris)] : [])}</dd>
        {mayWrite && (
          <>
            <dt>{words.operator}</dt>
            <dd>{list(penugasan.operator.map(akunName))}</dd>
            <dt>{words.notulis}</dt>
            <dd>{list(penugasan.notulis.map(akunName))}</dd>
          </>
        )}
      </dl>
      <Modal
        opened={opened}
        onClose={modal.close}
        title={<Text fw={650}>{words.judul}</Text>}
        size="lg"
      >
        {opened && (
          <AssignForm detail={detail} petugas={petugas.data?.petugas ?? []} onClose={modal.close} />
        )}
      </Modal>
    </section>
  )
}

type Petugas = { id: string; nama: string; peran: keyof typeof peranLabel }

function AssignForm(props: { detail: Detail; petugas: Petugas[]; onClose: () => void }) {
  const { rapat, peserta } = props.detail
  const [value, setValue] = useState(rapat.penugasan)
  const client = useQueryClient()
  const save = useSend('setPenugasan', {
    onSuccess: async () => {
      props.onClose()
      notifyDone(words.tersimpan)
      await client.invalidateQueries({ queryKey: ['getRapat', { rapatId: rapat.id }] })
    },
  })
  const people = (groups: string[]) =>
    peserta
      .filter((p) => groups.includes(p.kelompok))
      .map((p) => ({ value: p.id, label: p.jabatan ? `${p.nama} (${p.jabatan})` : p.nama }))
  const accounts = props.petugas
    .filter((p) => p.peran !== 'anggota')
    .map((p) => ({ value: p.id, label: `${p.nama} (${peranLabel[p.peran]})` }))
  const chairs = people(['pimpinan', 'anggota'])

  return (
    <Stack gap="md">
      <MultiSelect
        label={words.ketua}
        description={chairs.length === 0 ? words.pesertaDulu : words.ketuaBantuan}
        searchable
        disabled={chairs.length === 0}
        data={chairs}
        value={value.ketua}
        onChange={(ketua) => setValue({ ...value, ketua })}
      />
      <Select
        label={words.sekretaris}
        description={words.sekretarisBantuan}
        searchable
        clearable
        data={people(['sekretariat', 'pimpinan', 'anggota'])}
        value={value.sekretaris}
        onChange={(sekretaris) => setValue({ ...value, sekretaris })}
      />
      <MultiSelect
        label={words.notulis}
        description={words.notulisBantuan}
        searchable
        data={accounts}
        value={value.notulis}
        onChange={(notulis) => setValue({ ...value, notulis })}
      />
      <MultiSelect
        label={words.operator}
        description={words.operatorBantuan}
        searchable
        data={accounts}
        value={value.operator}
        onChange={(operator) => setValue({ ...value, operator })}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {umum.batal}
        </Button>
        <Button
          loading={save.isPending}
          onClick={() => save.mutate({ params: { rapatId: rapat.id }, body: value })}
        >
          {umum.simpan}
        </Button>
      </Group>
    </Stack>
  )
}
