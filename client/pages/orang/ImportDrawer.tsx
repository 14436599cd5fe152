/** People from a table: read, shown with every faulty cell, and saved only when there is none. */
import {
  Alert,
  Anchor,
  Badge,
  Button,
  Drawer,
  FileButton,
  Group,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core'
import { IconAlertTriangle, IconFileTypeCsv } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { notifyDone, type Output, useSend } from '../../api.ts'
import { orang as words } from '../../text/orang.ts'
import { umum } from '../../text/umum.ts'

const sample =
  'nomor;nama;jenis;sapaan;panggilan;fraksi;komisi;dapil;jabatan;sejak\n' +
  '1;H. Contoh Nama, S.H.;anggota;Bapak;Pak Contoh;Fraksi Contoh;Komisi I;Dapil 1;Anggota;30/09/2024\n'

export function ImportDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [csv, setCsv] = useState('')
  const client = useQueryClient()
  const preview = useSend('importOrang', { quiet: true })
  const close = () => {
    setCsv('')
    preview.reset()
    save.reset()
    onClose()
  }
  const save = useSend('importOrang', {
    onSuccess: async (result) => {
      close()
      notifyDone(words.csv.selesai(result.baru + result.berubah))
      await client.invalidateQueries({ queryKey: ['listOrang'] })
    },
  })
  const check = (text: string) => {
    setCsv(text)
    preview.mutate({ body: { csv: text, simpan: false } })
  }

  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={<Text fw={650}>{words.csv.judul}</Text>}
      size="xl"
    >
      <Stack gap="md">
        <Text size="sm">
          {words.csv.isi}{' '}
          <Anchor
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`}
            download="orang.csv"
          >
            {words.csv.templat}
          </Anchor>
        </Text>
        <Group>
          <FileButton
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(file) => {
              if (file) void file.text().then(check)
            }}
          >
            {(props) => (
              <Button
                {...props}
                variant={preview.data ? 'default' : 'filled'}
                leftSection={<IconFileTypeCsv size={18} aria-hidden />}
                loading={preview.isPending}
              >
                {preview.data ? words.csv.ganti : words.csv.pilih}
              </Button>
            )}
          </FileButton>
        </Group>
        {!preview.data && (
          <>
            <Textarea
              label={words.csv.tempel}
              autosize
              minRows={4}
              maxRows={12}
              value={csv}
              onChange={(event) => setCsv(event.currentTarget.value)}
            />
            <Button
              variant="default"
              w="fit-content"
              disabled={!csv.trim()}
              onClick={() => check(csv)}
            >
              {words.csv.periksa}
            </Button>
          </>
        )}
        {preview.isError && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {preview.error.message}
          </Alert>
        )}
        {preview.data && <Preview result={preview.data} />}
        {preview.data && (
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {umum.batal}
            </Button>
            <Button
              disabled={preview.data.galat.length > 0 || preview.data.baris === 0}
              loading={save.isPending}
              onClick={() => save.mutate({ body: { csv, simpan: true } })}
            >
              {words.csv.simpan(preview.data.baru + preview.data.berubah)}
            </Button>
          </Group>
        )}
      </Stack>
    </Drawer>
  )
}

function Preview({ result }: { result: Output<'importOrang'> }) {
  const columns = [...new Set(result.contoh.flatMap((row) => Object.keys(row)))]
  return (
    <Stack gap="md">
      <Group gap="xs" role="status">
        <Badge>{words.csv.baris(result.baris)}</Badge>
        <Badge color="green">{words.csv.baru(result.baru)}</Badge>
        <Badge color="blue">{words.csv.berubah(result.berubah)}</Badge>
        {result.galat.length > 0 && (
          <Badge color="red">{words.csv.galat(result.galat.length)}</Badge>
        )}
      </Group>
      {result.galat.length > 0 && (
        <>
          <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
            {words.csv.galatIsi}
          </Alert>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {words.csv.kolom.map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {result.galat.slice(0, 200).map((fault) => (
                <Table.Tr key={`${fault.baris}-${fault.kolom}-${fault.pesan}`}>
                  <Table.Td className="angka">{fault.baris}</Table.Td>
                  <Table.Td>{fault.kolom}</Table.Td>
                  <Table.Td>{fault.pesan}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {columns.length > 0 && (
        <section aria-label={words.csv.contoh}>
          <Text fw={650} mb={4}>
            {words.csv.contoh}
          </Text>
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((name) => (
                    <Table.Th key={name}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {result.contoh.map((row) => (
                  <Table.Tr key={JSON.stringify(row)}>
                    {columns.map((name) => (
                      <Table.Td key={name}>{row[name]}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </section>
      )}
    </Stack>
  )
}
