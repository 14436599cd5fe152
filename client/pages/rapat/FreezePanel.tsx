/** Before freezing: what stands in the way with a link to its place, what deserves a look, and the decisions to print first. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconSnowflake,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { notifyDone, notifyError, type Output, useApi, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { LinkAnchor } from '../../components/links.tsx'
import { Async } from '../../components/States.tsx'
import { BudgetFields } from '../../proposals/BudgetFields.tsx'
import { DecisionFields, FollowUpFields } from '../../proposals/Records.tsx'
import { VoteFields } from '../../proposals/VoteFields.tsx'
import { anggaranText, suaraText } from '../../text/anggaran.ts'
import { bekukan as words } from '../../text/rapat.ts'
import { useNotulen, useNotulenWriters } from '../../work/keputusan.ts'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

/** A field left by the press would be kept then, and its new row would push the button away from under the pointer. */
function keepFocus(event: { preventDefault(): void }) {
  event.preventDefault()
}

export function FreezePanel({ detail, onFrozen }: { detail: Detail; onFrozen: () => void }) {
  const rapatId = detail.rapat.id
  const check = useApi('checkRisalah', { params: { rapatId } }, { refetchOnWindowFocus: true })
  const [asking, setAsking] = useState(false)
  const bagianId = detail.rapat.bagian.at(-1)?.id ?? ''
  const notulen = useNotulen(rapatId)
  const writers = useNotulenWriters(bagianId)
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

  function ask() {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    writers.forgetFailure()
    setAsking(true)
  }
  // What was typed last is not kept: back to the page, where its field still has it.
  useEffect(() => {
    if (writers.failed) setAsking(false)
  }, [writers.failed])

  return (
    <Stack gap="lg" maw={760}>
      <Text c="dimmed">{words.isi}</Text>
      <Async query={check} rows={3}>
        {(result) => (
          <>
            <Findings result={result} rapatId={rapatId} />
            {notulen.data && <Records notulen={notulen.data} writers={writers} />}
            <Button
              w="fit-content"
              size="md"
              leftSection={<IconSnowflake size={18} aria-hidden />}
              disabled={result.blok.length > 0}
              onMouseDown={keepFocus}
              onClick={ask}
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
        busy={freeze.isPending || writers.busy}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          freeze.mutate(
            { params: { rapatId }, body: {} },
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

/** What was noted in the room stands here already and is printed as it stands. */
function Records(props: {
  notulen: Output<'getNotulen'>
  writers: ReturnType<typeof useNotulenWriters>
}) {
  const { writers } = props
  const { keputusan, tindakLanjut, anggaran, suara } = props.notulen
  return (
    <>
      <section aria-label={words.keputusan}>
        <Text fw={650}>{words.keputusan}</Text>
        <Text size="sm" c="dimmed" mb="xs">
          {words.keputusanIsi}
        </Text>
        <DecisionFields
          rows={keputusan}
          writers={writers}
          addLabel={words.keputusanKe(keputusan.length + 1)}
        />
      </section>
      <section aria-label={words.tindakLanjut}>
        <Text fw={650} mb="xs">
          {words.tindakLanjut}
        </Text>
        <FollowUpFields rows={tindakLanjut} writers={writers} />
      </section>
      <section aria-label={anggaranText.judul}>
        <Text fw={650} mb="xs">
          {anggaranText.judul}
        </Text>
        <BudgetFields rows={anggaran} writers={writers} />
      </section>
      <section aria-label={suaraText.judul}>
        <Text fw={650} mb="xs">
          {suaraText.judul}
        </Text>
        <VoteFields rows={suara} writers={writers} />
      </section>
    </>
  )
}
