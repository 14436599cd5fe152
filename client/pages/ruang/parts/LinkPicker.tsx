/**
 * Links the selected passage to an item, without the mouse: type, choose, Enter. The editor waits for the link's id, or
 * for null where the person changed their mind.
 */
import { Alert, Button, Group, Kbd, Modal, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Relasi, type UsulanRingkas } from '../../../../server/domain/usulan.ts'
import { keyOf, toApiError, useApi, useSend } from '../../../api.ts'
import { takeFocus } from '../../../components/focus.ts'
import type { Passage } from '../../../editor/index.tsx'
import { jenisLabel, relasiArti, relasiLabel, tautText as t } from '../../../text/usulan.ts'
import { newUuid } from '../../../work/ids.ts'
import classes from '../ruang.module.css'
import { rankByQuote } from './suggest.ts'

type Asked = { passage: Passage; id: string; answer: (tautanId: string | null) => void }

export function useLinkPicker(bagianId: string | null) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const pick = useCallback(
    (passage: Passage) =>
      new Promise<string | null>((answer) => {
        // The id is made once: sending again after a broken connection makes no second link.
        setAsked({ passage, id: newUuid(), answer })
      }),
    [],
  )
  const close = (tautanId: string | null) => {
    asked?.answer(tautanId)
    setAsked(null)
  }
  const element =
    asked && bagianId ? (
      <LinkPicker key={asked.id} bagianId={bagianId} asked={asked} onClose={close} />
    ) : null
  return { pick, element }
}

const shownMax = 8

function LinkPicker(props: {
  bagianId: string
  asked: Asked
  onClose: (tautanId: string | null) => void
}) {
  const { passage, id } = props.asked
  const queries = useQueryClient()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [cari] = useDebouncedValue(typed.trim(), 140)
  const [relasi, setRelasi] = useState<Relasi>('dibahas')
  const [active, setActive] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const found = useApi('listUsulan', { query: { cari } }, { placeholderData: keepPreviousData })
  const create = useSend('createTautan', { quiet: true })
  const shown = useMemo(
    () => rankByQuote(passage.quote, found.data?.usulan ?? []).slice(0, shownMax),
    [found.data, passage.quote],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other list: its first is chosen.
  useEffect(() => setActive(0), [cari])

  async function link(usulan: UsulanRingkas | undefined) {
    if (!usulan || create.isPending) return
    setRefusal(null)
    try {
      await create.mutateAsync({
        params: { bagianId: props.bagianId },
        body: {
          id,
          usulanId: usulan.id,
          relasi,
          turnId: passage.tid,
          kutipan: passage.quote.slice(0, 4000),
          acaraId: passage.acaraId,
          startMs: passage.startMs,
          endMs: passage.endMs,
        },
      })
    } catch (error) {
      const known = toApiError(error)
      // Already there: the first try arrived, only its answer did not.
      if (known.code !== 'conflict') {
        setRefusal(`${t.gagal} ${known.message}`)
        return
      }
    }
    await queries.invalidateQueries({ queryKey: keyOf('listTautan') })
    props.onClose(id)
  }

  function keys(event: KeyboardEvent) {
    const number = event.altKey ? Number(event.key) : 0
    if (number >= 1 && number <= Relasi.options.length) setRelasi(Relasi.options[number - 1]!)
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') void link(shown[active])
    else return
    event.preventDefault()
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Modal
      opened
      size="lg"
      yOffset="8vh"
      centered={false}
      title={<Text fw={650}>{t.judul}</Text>}
      onClose={() => props.onClose(null)}
    >
      <blockquote className={classes.pickQuote}>“{passage.quote}”</blockquote>
      <TextInput
        ref={takeFocus}
        data-autofocus
        size="md"
        mt="sm"
        role="combobox"
        aria-expanded
        aria-controls="usulan-daftar"
        aria-activedescendant={shown[active] ? `usulan-${shown[active].id}` : undefined}
        aria-label={t.cari}
        placeholder={t.cari}
        leftSection={<IconSearch size={18} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <div
        ref={list}
        id="usulan-daftar"
        role="listbox"
        className={classes.pickList}
        aria-label={t.cari}
      >
        {shown.map((usulan, index) => (
          <div
            key={usulan.id}
            id={`usulan-${usulan.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes.pickItem}
            onMouseMove={() => setActive(index)}
            onClick={() => void link(usulan)}
            onKeyDown={keys}
          >
            <span className={classes.pickCode}>
              {usulan.kode}
              <small>{jenisLabel[usulan.jenis]}</small>
            </span>
            <span>
              {usulan.judul}
              <small>
                {[usulan.lokasi.desa, `Kec. ${usulan.lokasi.kecamatan}`].filter(Boolean).join(', ')}
              </small>
            </span>
          </div>
        ))}
      </div>
      {found.data && shown.length === 0 && (
        <Text size="sm" c="dimmed" py="md">
          {t.kosong}
        </Text>
      )}
      <Text size="sm" fw={500} mt="md" mb={4}>
        {t.relasi}{' '}
        <Text span size="xs" c="dimmed">
          {relasiArti[relasi]} · {t.relasiPetunjuk}
        </Text>
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        value={relasi}
        onChange={(value) => setRelasi(value as Relasi)}
        data={Relasi.options.map((value) => ({ value, label: relasiLabel[value] }))}
      />
      {refusal && (
        <Alert mt="sm" color="red" role="alert" icon={<IconAlertTriangle size={18} />}>
          {refusal}
        </Alert>
      )}
      <Group justify="space-between" mt="md">
        <Text size="xs" c="dimmed">
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t.petunjuk}
        </Text>
        <Button
          loading={create.isPending}
          disabled={shown.length === 0}
          onClick={() => void link(shown[active])}
        >
          {t.tautkan}
        </Button>
      </Group>
    </Modal>
  )
}
