/** What the rapat decided, voted on and changed in the budget, and who is to do what, as it is taken; proposals stand above what was noted. */
import { useCallback } from 'react'
import type { Proposal } from '../../../../server/domain/protocol/proposals.ts'
import { BudgetFields } from '../../../proposals/BudgetFields.tsx'
import { ProposalList } from '../../../proposals/ProposalCard.tsx'
import proposalClasses from '../../../proposals/proposals.module.css'
import { DecisionFields, FollowUpFields } from '../../../proposals/Records.tsx'
import type { Triage } from '../../../proposals/useTriage.tsx'
import { VoteFields } from '../../../proposals/VoteFields.tsx'
import {
  anggaranText,
  ringkasAnggaran,
  ringkasSuara,
  statusAnggaranLabel,
  suaraText,
} from '../../../text/anggaran.ts'
import { isyarat } from '../../../text/isyarat.ts'
import { ruang as t } from '../../../text/ruang.ts'
import { useLeftDecisions, useNotulen, useNotulenWriters } from '../../../work/keputusan.ts'
import classes from '../ruang.module.css'

export function Decisions(props: {
  rapatId: string
  bagianId: string
  mayWrite: boolean
  onTurn: (turnId: string) => void
  onPlay: ((startMs: number) => void) | null
  proposals: readonly Proposal[]
  triage: Triage
  nameOf: (id: string) => string
}) {
  const { rapatId, bagianId, mayWrite, proposals } = props
  const notulen = useNotulen(rapatId)
  const writers = useNotulenWriters(bagianId)
  const { saveKeputusan } = writers
  // biome-ignore lint/correctness/useExhaustiveDependencies: the writer is made anew with each drawing and does the same.
  const bring = useCallback((text: string) => saveKeputusan(null, text), [bagianId])
  useLeftDecisions(rapatId, mayWrite && notulen.data ? bring : null)
  if (!notulen.data) return null
  const { keputusan, tindakLanjut, anggaran, suara } = notulen.data
  const source = { bagianId, onTurn: props.onTurn, onPlay: props.onPlay }
  const of = (kind: Proposal['payload']['kind']) => proposals.filter((p) => p.payload.kind === kind)
  return (
    <>
      <section className={classes.block} aria-label={t.keputusan}>
        <h2 className={classes.heading}>
          {t.keputusan}
          {keputusan.length > 0 && <span>{keputusan.length}</span>}
        </h2>
        <ProposalList proposals={of('keputusan')} triage={props.triage} nameOf={props.nameOf} />
        {mayWrite ? (
          <DecisionFields rows={keputusan} writers={writers} addLabel={t.keputusanTambah} />
        ) : keputusan.length === 0 ? (
          <p className={classes.hint}>{t.keputusanKosong}</p>
        ) : (
          keputusan.map((row) => (
            <p key={row.id} className={proposalClasses.plain}>
              {row.text}
            </p>
          ))
        )}
      </section>
      <section className={classes.block} aria-label={isyarat.tindakLanjut}>
        <h2 className={classes.heading}>
          {isyarat.tindakLanjut}
          {tindakLanjut.length > 0 && <span>{tindakLanjut.length}</span>}
        </h2>
        <ProposalList proposals={of('tindak-lanjut')} triage={props.triage} nameOf={props.nameOf} />
        {mayWrite ? (
          <FollowUpFields rows={tindakLanjut} writers={writers} />
        ) : tindakLanjut.length === 0 ? (
          <p className={classes.hint}>{isyarat.tindakLanjutKosong}</p>
        ) : (
          tindakLanjut.map((row) => (
            <p key={row.id} className={proposalClasses.plain}>
              {row.text}
              <small>{[row.pic, row.due].filter(Boolean).join(' · ')}</small>
            </p>
          ))
        )}
      </section>
      {(mayWrite || anggaran.length > 0) && (
        <section className={classes.block} aria-label={anggaranText.judul}>
          <h2 className={classes.heading}>
            {anggaranText.judul}
            {anggaran.length > 0 && <span>{anggaran.length}</span>}
          </h2>
          <ProposalList proposals={of('anggaran')} triage={props.triage} nameOf={props.nameOf} />
          {mayWrite ? (
            <BudgetFields rows={anggaran} writers={writers} source={source} />
          ) : (
            anggaran.map((row) => (
              <p key={row.id} className={proposalClasses.plain}>
                {row.mataAnggaran || anggaranText.tanpaNama}
                <small>{`${ringkasAnggaran(row)} · ${statusAnggaranLabel[row.status].toLowerCase()}`}</small>
              </p>
            ))
          )}
        </section>
      )}
      {(mayWrite || suara.length > 0) && (
        <section className={classes.block} aria-label={suaraText.judul}>
          <h2 className={classes.heading}>
            {suaraText.judul}
            {suara.length > 0 && <span>{suara.length}</span>}
          </h2>
          <ProposalList proposals={of('suara')} triage={props.triage} nameOf={props.nameOf} />
          {mayWrite ? (
            <VoteFields rows={suara} writers={writers} source={source} />
          ) : (
            suara.map((row) => (
              <p key={row.id} className={proposalClasses.plain}>
                {row.perihal || suaraText.tanpaPerihal}
                <small>{ringkasSuara(row)}</small>
              </p>
            ))
          )}
        </section>
      )}
    </>
  )
}
