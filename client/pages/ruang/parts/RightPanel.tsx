/** Items that passages of this sitting were linked to, decisions and follow-ups, and what the program proposes. */
import { ActionIcon, Menu, NativeSelect, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconDots, IconLinkOff, IconPlayerPlayFilled, IconTextCaption } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Proposal } from '../../../../server/domain/protocol/proposals.ts'
import { Relasi, type Tautan } from '../../../../server/domain/usulan.ts'
import { keyOf, useApi, useSend } from '../../../api.ts'
import { Confirm } from '../../../components/confirm.tsx'
import { Failed, Loading } from '../../../components/States.tsx'
import { ProposalList } from '../../../proposals/ProposalCard.tsx'
import type { Triage } from '../../../proposals/useTriage.tsx'
import { isyarat } from '../../../text/isyarat.ts'
import { ruang as t } from '../../../text/ruang.ts'
import { relasiLabel } from '../../../text/usulan.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../ruang.module.css'
import { Decisions } from './Decisions.tsx'

const refreshMs = 15_000

export function RightPanel(props: {
  rapatId: string
  bagianId: string
  mayLink: boolean
  mayDecide: boolean
  onJump: (tautan: Tautan) => void
  onTurn: (turnId: string) => void
  /** Null where the sound may not be heard. */
  onPlay: ((startMs: number) => void) | null
  onRemoved: (tautanId: string) => void
  proposals: readonly Proposal[]
  triage: Triage
  nameOf: (id: string) => string
}) {
  const { proposals, triage, nameOf } = props
  const own = new Set(['tautan', 'keputusan', 'tindak-lanjut', 'anggaran', 'suara'])
  const others = proposals.filter(({ payload }) => !own.has(payload.kind))
  const items = proposals.filter(({ payload }) => payload.kind === 'tautan')
  const links = useApi(
    'listTautan',
    { params: { rapatId: props.rapatId } },
    { refetchInterval: refreshMs },
  )
  return (
    <>
      <section className={classes.block} aria-label={t.usulan}>
        <h2 className={classes.heading}>
          {t.usulan}
          {links.data && links.data.tautan.length > 0 && <span>{links.data.tautan.length}</span>}
        </h2>
        <ProposalList proposals={items} triage={triage} nameOf={nameOf} />
        {links.isPending ? (
          <Loading rows={2} />
        ) : !links.data ? (
          <Failed error={links.error} onRetry={() => void links.refetch()} />
        ) : links.data.tautan.length === 0 ? (
          <p className={classes.hint}>
            {t.tautanKosong} {props.mayLink && t.tautanKosongIsi}
          </p>
        ) : (
          <ul className={classes.links}>
            {links.data.tautan.map((tautan) => (
              <LinkRow key={tautan.id} tautan={tautan} {...props} />
            ))}
          </ul>
        )}
      </section>
      <Decisions
        rapatId={props.rapatId}
        bagianId={props.bagianId}
        mayWrite={props.mayDecide}
        onTurn={props.onTurn}
        onPlay={props.onPlay}
        proposals={proposals}
        triage={triage}
        nameOf={nameOf}
      />
      {props.mayDecide && (
        <section className={classes.block} aria-label={isyarat.judul}>
          <h2 className={classes.heading}>
            {isyarat.judul}
            {others.length > 0 && <span>{others.length}</span>}
          </h2>
          {others.length === 0 ? (
            <p className={classes.hint}>{isyarat.kosong}</p>
          ) : (
            <ProposalList proposals={others} triage={triage} nameOf={nameOf} />
          )}
        </section>
      )}
    </>
  )
}

function LinkRow(props: {
  tautan: Tautan
  bagianId: string
  mayLink: boolean
  onJump: (tautan: Tautan) => void
  onPlay: ((startMs: number) => void) | null
  onRemoved: (tautanId: string) => void
}) {
  const { tautan } = props
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: keyOf('listTautan') })
  const change = useSend('updateTautan', { onSuccess: refresh })
  const remove = useSend('removeTautan', {
    onSuccess: async () => {
      setAsking(false)
      props.onRemoved(tautan.id)
      await refresh()
    },
  })
  const params = { tautanId: tautan.id }
  const here = tautan.bagianId === props.bagianId
  return (
    <li className={classes.link} data-tautan={tautan.id}>
      <div className={classes.linkHead}>
        <b>{tautan.kode}</b>
        <PathLink href={`/usulan/${tautan.usulanId}`} target="_blank">
          {tautan.judul}
        </PathLink>
      </div>
      <UnstyledButton
        className={classes.quote}
        title={t.keKutipan}
        disabled={!here}
        onClick={() => props.onJump(tautan)}
      >
        “{tautan.kutipan}”
      </UnstyledButton>
      <div className={classes.linkTools}>
        {props.mayLink ? (
          <NativeSelect
            size="xs"
            aria-label={`${t.ubahRelasi} ${tautan.kode}`}
            value={tautan.relasi}
            data={Relasi.options.map((value) => ({ value, label: relasiLabel[value] }))}
            onChange={(event) =>
              change.mutate({ params, body: { relasi: event.currentTarget.value as Relasi } })
            }
          />
        ) : (
          <Text size="xs">{relasiLabel[tautan.relasi]}</Text>
        )}
        {here && props.onPlay && tautan.startMs !== null && (
          <Tooltip label={t.putarKutipan}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t.putarKutipan} ${tautan.kode}`}
              onClick={() => props.onPlay?.(tautan.startMs ?? 0)}
            >
              <IconPlayerPlayFilled size={14} />
            </ActionIcon>
          </Tooltip>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`${t.lainnya} ${tautan.kode}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {here && (
              <Menu.Item
                leftSection={<IconTextCaption size={16} />}
                onClick={() => props.onJump(tautan)}
              >
                {t.keKutipan}
              </Menu.Item>
            )}
            {props.mayLink && (
              <Menu.Item
                color="red"
                leftSection={<IconLinkOff size={16} />}
                onClick={() => setAsking(true)}
              >
                {t.lepas}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <Confirm
        opened={asking}
        title={`${t.lepas} ${tautan.kode}?`}
        action={t.lepas}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params })}
      >
        <Text>{t.lepasYakin}</Text>
      </Confirm>
    </li>
  )
}
