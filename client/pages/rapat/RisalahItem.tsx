/** One record: which document, how far it has come, who signed, and the step that is next. */
import { Badge, Button, Group, Menu, Stack, Text, Textarea } from '@mantine/core'
import { IconChevronDown, IconCircleCheck, IconDownload, IconSignature } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Risalah, type RisalahStatus, risalahMoves } from '../../../server/domain/record.ts'
import { notifyDone, urlOf, useSend } from '../../api.ts'
import { RisalahBadge } from '../../components/badges.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { LinkAnchor, LinkButton } from '../../components/links.tsx'
import { formatInstant } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { bekukan as words } from '../../text/rapat.ts'
import { dokumenLabel } from '../../text/umum.ts'
import type { Detail } from './detail.tsx'
import classes from './rapat.module.css'

export function RisalahItem({ risalah, detail }: { risalah: Risalah; detail: Detail }) {
  const { rapat, boleh } = detail
  const params = { risalahId: risalah.id }
  const several = detail.risalah.some((one) => one.lingkup !== risalah.lingkup)
  const signable =
    !risalah.dicabut &&
    boleh.includes('risalah.sign') &&
    risalahMoves[risalah.status].includes('ditandatangani')
  const facts = [
    words.versi(risalah.versi),
    words.halaman(risalah.pages),
    words.dibekukan(formatInstant(risalah.frozenAt, rapat.zona)),
    risalah.status === 'masa-koreksi' &&
      risalah.koreksiSampai &&
      words.koreksiSampai(formatInstant(risalah.koreksiSampai, rapat.zona)),
  ].filter(Boolean)

  return (
    <li className={classes.doc}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 280px' }}>
          <Group gap="xs">
            <LinkAnchor to="/risalah/$risalahId" params={params} fw={600} c="inherit">
              {dokumenLabel[risalah.dokumen]}
              {several && ` ${words.lingkup[risalah.lingkup]}`}
            </LinkAnchor>
            <RisalahBadge status={risalah.status} />
            {risalah.dicabut && <Badge color="gray">{words.dicabut}</Badge>}
          </Group>
          <Text size="sm" c="dimmed" className="angka">
            {facts.join(' · ')}
          </Text>
          {risalah.signatures.map((signature) => (
            <Group key={signature.sha256} gap={6} mt={4} style={{ color: 'var(--sah)' }}>
              <IconCircleCheck size={16} aria-hidden />
              <Text size="sm" className="angka">
                {words.ditandatangani(signature.nama)},{' '}
                {formatInstant(signature.signedAt, rapat.zona)}
              </Text>
            </Group>
          ))}
        </div>
        <Group gap="xs">
          {signable && (
            <LinkButton
              to="/risalah/$risalahId/tanda-tangan"
              params={params}
              leftSection={<IconSignature size={17} aria-hidden />}
            >
              {words.tandaTangan}
            </LinkButton>
          )}
          <MoveMenu risalah={risalah} detail={detail} />
          <LinkButton to="/risalah/$risalahId" params={params} variant="default">
            {words.baca}
          </LinkButton>
          <Button
            component="a"
            href={urlOf('getPdf', { params, query: { unduh: '1' } })}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {words.pdf}
          </Button>
        </Group>
      </Group>
    </li>
  )
}

/** Settling concerns the text and moves every record of one freezing; the full one stands for all of them. */
function leads(risalah: Risalah, all: readonly Risalah[]): boolean {
  const twin = all.some(
    (one) =>
      one.versi === risalah.versi && one.lingkup === 'lengkap' && one.status === risalah.status,
  )
  return risalah.lingkup === 'lengkap' || !twin
}

/** Signing and publishing have their own calls; every other move is one of these. */
function movesFor(risalah: Risalah, detail: Detail, masaKoreksiHari: number): RisalahStatus[] {
  const { boleh } = detail
  if (risalah.dicabut) return []
  return risalahMoves[risalah.status].filter((next) => {
    if (next === 'ditandatangani') return false
    if (next === 'terbit') return boleh.includes('risalah.publish') && risalah.lingkup === 'publik'
    if (!boleh.includes('risalah.settle')) return false
    if (next.startsWith('arsip')) return true
    if (risalah.status === 'sementara' && (next === 'penetapan') === masaKoreksiHari > 0) {
      return false
    }
    return leads(risalah, detail.risalah)
  })
}

function MoveMenu({ risalah, detail }: { risalah: Risalah; detail: Detail }) {
  const { dewan, skewMs } = useSession()
  const [next, setNext] = useState<RisalahStatus | null>(null)
  const [alasan, setAlasan] = useState('')
  const client = useQueryClient()
  const done = async () => {
    setNext(null)
    setAlasan('')
    notifyDone(words.berpindah)
    await client.invalidateQueries({ queryKey: ['getRapat'] })
  }
  const move = useSend('moveRisalah', { onSuccess: done })
  const publish = useSend('publishRisalah', { onSuccess: done })
  const moves = movesFor(risalah, detail, dewan.masaKoreksiHari)
  const [first, ...others] = moves
  if (first === undefined) return null
  const correcting =
    risalah.status === 'masa-koreksi' &&
    risalah.koreksiSampai !== null &&
    Date.now() + skewMs < Date.parse(risalah.koreksiSampai)
  const shared = detail.risalah.some((o) => o.versi === risalah.versi && o.id !== risalah.id)
  const text = next === 'terbit' ? words.terbitkanIsi : next ? words.pindahIsi[next] : ''

  return (
    <>
      <Button.Group>
        <Button variant="light" disabled={correcting} onClick={() => setNext(first)}>
          {words.pindah[first]}
        </Button>
        {others.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="light" px={8} aria-label={words.pindahLain}>
                <IconChevronDown size={16} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((status) => (
                <Menu.Item key={status} onClick={() => setNext(status)}>
                  {words.pindah[status]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
      <Confirm
        opened={next !== null}
        title={next ? `${words.pindah[next]}?` : ''}
        action={next ? words.pindah[next] : ''}
        busy={move.isPending || publish.isPending}
        onClose={() => setNext(null)}
        onConfirm={() => {
          const params = { risalahId: risalah.id }
          if (next === 'terbit') publish.mutate({ params })
          else if (next) move.mutate({ params, body: { status: next, alasan: alasan || null } })
        }}
      >
        <Stack gap="sm">
          <Text>{typeof text === 'function' ? text(dewan.masaKoreksiHari) : text}</Text>
          {shared && next !== 'terbit' && !next?.startsWith('arsip') && (
            <Text size="sm" c="dimmed">
              {words.bersama}
            </Text>
          )}
          {next !== 'terbit' && (
            <Textarea
              label={words.alasan}
              autosize
              minRows={2}
              maxLength={500}
              value={alasan}
              onChange={(event) => setAlasan(event.currentTarget.value)}
            />
          )}
        </Stack>
      </Confirm>
    </>
  )
}
