/** Import of items from a CSV table: preview first, faults by row, and only then saving, all or nothing. */
import { Alert, Anchor, Button, Group, Loader, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconDownload, IconTable } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import type { Usulan } from '../../../server/domain/usulan.ts'
import { keyOf, notifyDone, type Output, toApiError, useSend } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { jenisLabel, usulanText as t } from '../../text/usulan.ts'
import { PathLink, useGo } from '../../work/link.tsx'
import { Faults, Figure, Sample } from './parts/ImporPreview.tsx'
import { templateOf } from './parts/template.ts'
import classes from './usulan.module.css'

const maxBytes = 5_000_000

export default function ImporPage() {
  const go = useGo()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [jenis, setJenis] = useState<Usulan['jenis']>('aspirasi')
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null)
  const [preview, setPreview] = useState<Output<'importUsulan'> | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const send = useSend('importUsulan', { quiet: true })

  async function check(name: string, csv: string, as: Usulan['jenis']) {
    setPreview(null)
    setRefusal(null)
    try {
      setPreview(await send.mutateAsync({ body: { jenis: as, csv, simpan: false } }))
    } catch (error) {
      setRefusal(toApiError(error).message)
    }
    setFile({ name, csv })
  }

  async function take(picked: File | undefined) {
    if (!picked) return
    setPreview(null)
    setFile(null)
    if (picked.size > maxBytes) return setRefusal(t.terlaluBesar)
    if (/\.(xlsx?|ods|pdf|docx?)$/i.test(picked.name)) return setRefusal(t.bukanCsv)
    await check(picked.name, await readText(picked), jenis)
  }

  async function save() {
    if (!file || !preview) return
    try {
      await send.mutateAsync({ body: { jenis, csv: file.csv, simpan: true } })
      await queries.invalidateQueries({ queryKey: keyOf('listUsulan') })
      notifyDone(t.imporSelesai(preview.baru + preview.berubah))
      go(`/usulan?jenis=${jenis}`)
    } catch (error) {
      setRefusal(toApiError(error).message)
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const total = preview ? preview.baru + preview.berubah : 0
  return (
    <Page
      title={t.imporJudul}
      lead={t.imporIsi}
      over={
        <Anchor component={PathLink} href="/usulan" size="sm">
          <Group gap={4} component="span">
            <IconArrowLeft size={16} /> {t.keDaftar}
          </Group>
        </Anchor>
      }
    >
      <Stack gap="lg">
        <Group gap="md">
          <SegmentedControl
            aria-label={t.imporJenis}
            value={jenis}
            onChange={(value) => {
              const next = value as Usulan['jenis']
              setJenis(next)
              if (file) void check(file.name, file.csv, next)
            }}
            data={(['aspirasi', 'pokir'] as const).map((value) => ({
              value,
              label: jenisLabel[value],
            }))}
          />
          <Anchor
            size="sm"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(templateOf(jenis))}`}
            download={`contoh-${jenis}.csv`}
          >
            <Group gap={6} component="span">
              <IconDownload size={16} /> {t.templat}
            </Group>
          </Anchor>
        </Group>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          aria-label={t.berkas}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        {!file && (
          <button
            type="button"
            className={classes.drop}
            data-over={over || undefined}
            onClick={() => input.current?.click()}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            {send.isPending ? <Loader size={36} /> : <IconTable size={36} />}
            <Text fw={600} mt="xs">
              {send.isPending ? t.memeriksa : t.jatuhkan}
            </Text>
            <Text size="sm" c="dimmed">
              {t.jatuhkanIsi}
            </Text>
          </button>
        )}
        {refusal && (
          <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
            {refusal}
          </Alert>
        )}
        {file && (
          <Group gap="sm">
            <IconTable size={20} />
            <Text fw={600}>{file.name}</Text>
            <Button size="xs" variant="default" onClick={() => input.current?.click()}>
              {t.gantiBerkas}
            </Button>
          </Group>
        )}
        {preview && (
          <>
            <div className={classes.figures}>
              <Figure value={preview.baris} label={t.barisTotal} />
              <Figure value={preview.baru} label={t.barisBaru} />
              <Figure value={preview.berubah} label={t.barisBerubah} />
              <Figure value={preview.galat.length} label={t.barisGalat} bad />
            </div>
            {preview.galat.length > 0 ? (
              <Faults galat={preview.galat} />
            ) : (
              <Sample contoh={preview.contoh} />
            )}
            {preview.galat.length === 0 && (
              <Group>
                <Button onClick={() => void save()} loading={send.isPending} disabled={total === 0}>
                  {t.simpanImpor(total)}
                </Button>
              </Group>
            )}
          </>
        )}
      </Stack>
    </Page>
  )
}

/** Spreadsheets of this office often save in the Windows code page: take it where the bytes are not UTF-8. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
