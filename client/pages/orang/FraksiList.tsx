/** Fraksi with their colours and how many sit in each. */
import { Button, ColorInput, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Fraksi } from '../../../server/domain/orang.ts'
import { notifyDone, notifyError, useSend } from '../../api.ts'
import { newClientId } from '../../components/id.ts'
import { dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { orang as words } from '../../text/orang.ts'
import { umum } from '../../text/umum.ts'
import { type People, standing } from './index.tsx'
import classes from './orang.module.css'

export function FraksiList({ people, mayWrite }: { people: People; mayWrite: boolean }) {
  const { dewan, skewMs } = useSession()
  const [edited, setEdited] = useState<Fraksi | 'baru' | null>(null)
  const today = dayIn(dewan.zona, new Date(Date.now() + skewMs))
  const count = (id: string) =>
    people.orang.filter((o) => standing(o, people, today).fraksi?.id === id).length
  return (
    <section aria-labelledby="fraksi">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="fraksi">
          {words.fraksi.judul}
        </Title>
        {mayWrite && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEdited('baru')}>
            {umum.tambah}
          </Button>
        )}
      </Group>
      {people.fraksi.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.fraksi.kosong}
        </Text>
      )}
      <ul className={classes.fraksi}>
        {people.fraksi.map((f) => (
          <li key={f.id}>
            <span className={classes.swatch} style={{ background: f.warna }} aria-hidden />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600}>
                {f.nama}
              </Text>
              <Text size="xs" c="dimmed" className="angka">
                {words.fraksi.anggota(count(f.id))}
              </Text>
            </div>
            {mayWrite && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.ubah(f.nama)}
                onClick={() => setEdited(f)}
              >
                {umum.ubah}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={<Text fw={650}>{edited === 'baru' ? words.fraksi.baru : words.fraksi.ubah}</Text>}
      >
        {edited !== null && (
          <FraksiForm fraksi={edited === 'baru' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Modal>
    </section>
  )
}

function FraksiForm({ fraksi, onClose }: { fraksi: Fraksi | null; onClose: () => void }) {
  const client = useQueryClient()
  const required = (value: string) => (value.trim() ? null : words.form.wajib)
  const form = useForm({
    initialValues: {
      nama: fraksi?.nama ?? '',
      singkatan: fraksi?.singkatan ?? '',
      warna: fraksi?.warna ?? '#1f6fb2',
    },
    validate: { nama: required, singkatan: required },
  })
  const save = useSend('saveFraksi', {
    quiet: true,
    onSuccess: async () => {
      onClose()
      notifyDone(words.fraksi.tersimpan)
      await client.invalidateQueries({ queryKey: ['listOrang'] })
    },
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((body) =>
        save.mutate(
          { params: { fraksiId: fraksi?.id ?? newClientId() }, body },
          {
            onError: (error) => {
              form.setErrors(error.fields)
              if (Object.keys(error.fields).length === 0) notifyError(error)
            },
          },
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput
          label={words.fraksi.nama}
          required
          data-autofocus
          {...form.getInputProps('nama')}
        />
        <TextInput label={words.fraksi.singkatan} required {...form.getInputProps('singkatan')} />
        <ColorInput
          label={words.fraksi.warna}
          description={words.fraksi.warnaIsi}
          format="hex"
          withEyeDropper={false}
          {...form.getInputProps('warna')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {umum.batal}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {umum.simpan}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
