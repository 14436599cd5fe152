/** Before freezing: what stands in the way with a link to its place, what deserves a look, and the decisions to print first. */
import { ActionIcon, Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconPlus,
  IconSnowflake,
  IconX,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { notifyDone, notifyError, type Output, useApi, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { LinkAnchor } from '../../components/links.tsx'
import { Async } from '../../components/States.tsx'
import { bekukan as words } from '../../text/rapat.ts'
import { useKeputusan } from '../../work/keputusan.ts'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

export function FreezePanel({ detail, onFrozen }: { detail: Detail; onFrozen: () => void }) {
  const rapatId = detail.rapat.id
  const check = useApi('checkRisalah', { params: { rapatId } }, { refetchOnWindowFocus: true })
  const [asking, setAsking] = useState(false)
  // What was noted in the room while the rapat ran stands here already, and what is changed here is kept there.
  const [noted, setNoted] = useKeputusan(rapatId)
  const [rows, setRows] = useState<Row[]>(() =>
    (noted.length > 0 ? noted : ['']).map((text, key) => ({ key, text })),
  )
  const change = (next: Row[]) => {
    setRows(next)
    setNoted(next.map((row) => row.text.trim()).filter(Boolean))
  }
  const client = useQueryClient()
  const freeze = useSend('freezeRisalah', {
    quiet: true,
    onSuccess: async () => {
      setAsking(false)
      onFrozen()
      notifyDone(words.selesai)
      await client.invalidateQueries({ queryKey: ['getRapat'] })
    },
  })
  const keputusan = rows.map((row) => row.text.trim()).filter(Boolean)

  return (
    <Stack gap="lg" maw={760}>
      <Text c="dimmed">{words.isi}</Text>
      <Async query={check} rows={3}>
        {(result) => (
          <>
            <Findings result={result} rapatId={rapatId} />
            <Decisions rows={rows} onChange={change} />
            <Button
              w="fit-content"
              size="md"
              leftSection={<IconSnowflake size={18} aria-hidden />}
              disabled={result.blok.length > 0}
              onClick={() => setAsking(true)}
            >
              {words.tombol}
            </Button>
          </>
        )}
      </Async>
      <Confirm
        opened={asking}
        title={words.tanyaJudul}
        action={words.tombol}
        busy={freeze.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          freeze.mutate(
            { params: { rapatId }, body: { keputusan } },
            {
              onError: (error) => {
                setAsking(false)
                notifyError(error)
                void check.refetch()
              },
            },
          )
        }
      >
        {words.tanyaIsi}
      </Confirm>
    </Stack>
  )
}

function Findings({ result, rapatId }: { result: Output<'checkRisalah'>; rapatId: string }) {
  return (
    <Stack gap="sm">
      {result.blok.length === 0 ? (
        <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />}>
          {words.bersih}
        </Alert>
      ) : (
        <section aria-label={words.periksa}>
          <Text fw={650} mb={4}>
            {words.periksa} ({result.blok.length})
          </Text>
          <ul className={classes.blocks}>
            {result.blok.map((block) => (
              <li key={`${block.kode}-${block.turnId}-${block.pesan}`}>
                <IconAlertTriangle
                  size={17}
                  color="var(--ragu)"
                  style={{ flex: 'none' }}
                  aria-hidden
                />
                <span style={{ flex: 1 }}>{block.pesan}</span>
                {(block.turnId ?? block.bagianId) && (
                  <LinkAnchor
                    to="/rapat/$rapatId/ruang"
                    params={{ rapatId }}
                    hash={block.turnId ?? undefined}
                    size="sm"
                  >
                    {words.buka}
                  </LinkAnchor>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {result.catatan.length > 0 && (
        <section aria-label={words.catatan}>
          <Text fw={650} mb={4}>
            {words.catatan}
          </Text>
          <ul className={classes.blocks}>
            {result.catatan.map((note) => (
              <li key={`${note.kode}-${note.pesan}`}>
                <IconInfoCircle size={17} style={{ flex: 'none' }} aria-hidden />
                <span>{note.pesan}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}

type Row = { key: number; text: string }

function Decisions({ rows, onChange }: { rows: Row[]; onChange: (rows: Row[]) => void }) {
  return (
    <section aria-label={words.keputusan}>
      <Text fw={650}>{words.keputusan}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {words.keputusanIsi}
      </Text>
      <Stack gap="xs">
        {rows.map((row, index) => (
          <Group key={row.key} gap="xs" wrap="nowrap" align="flex-start">
            <Textarea
              aria-label={words.keputusanKe(index + 1)}
              autosize
              minRows={1}
              maxRows={8}
              maxLength={2000}
              value={row.text}
              style={{ flex: 1 }}
              onChange={(event) => {
                const text = event.currentTarget.value
                onChange(rows.map((r) => (r.key === row.key ? { ...r, text } : r)))
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={words.keputusanHapus(index + 1)}
              onClick={() => onChange(rows.filter((r) => r.key !== row.key))}
            >
              <IconX size={17} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <Button
        mt="xs"
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() =>
          onChange([...rows, { key: Math.max(-1, ...rows.map((r) => r.key)) + 1, text: '' }])
        }
      >
        {words.keputusanTambah}
      </Button>
    </section>
  )
}
