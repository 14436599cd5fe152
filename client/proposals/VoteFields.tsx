/** Votes: what was voted on, how, the counts that were called out and what the chair declared. Nothing is filled in by itself. */
import { NativeSelect } from '@mantine/core'
import {
  CaraSuara,
  HasilSuara,
  type PemungutanSuara,
  type PemungutanSuaraInput,
} from '../../server/domain/pemungutan.ts'
import { caraLabel, hasilLabel, ringkasSuara, suaraText as t } from '../text/anggaran.ts'
import type { useNotulenWriters } from '../work/keputusan.ts'
import { EntryField } from './EntryField.tsx'
import type { Source } from './Folded.tsx'
import { FoldedList } from './FoldedList.tsx'
import classes from './proposals.module.css'
import { RecordField } from './Records.tsx'

type Writers = ReturnType<typeof useNotulenWriters>

const readCount = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : null)

function Fields(props: { row: PemungutanSuara; no: number; writers: Writers }) {
  const { row, no, writers } = props
  const save = (change: PemungutanSuaraInput) => writers.saveSuara(row, change)
  const full = (label: string) => `${label} ${no}`
  const count = (label: string, key: 'setuju' | 'tidakSetuju' | 'abstain') => (
    <EntryField
      label={label}
      fullLabel={full(label)}
      value={row[key]}
      show={String}
      read={readCount}
      fault={t.takTerbaca}
      inputMode="numeric"
      onSave={(value) => save({ [key]: value })}
    />
  )
  return (
    <>
      <RecordField
        label={full(t.perihal)}
        placeholder={t.perihal}
        value={row.perihal}
        onSave={(perihal) => save({ perihal })}
      />
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label={t.cara}
          aria-label={full(t.cara)}
          value={row.cara ?? ''}
          data={[
            { value: '', label: t.caraKosong },
            ...CaraSuara.options.map((value) => ({ value, label: caraLabel[value] })),
          ]}
          onChange={(event) =>
            void save({ cara: (event.currentTarget.value || null) as CaraSuara | null })
          }
        />
        <NativeSelect
          size="xs"
          label={t.hasil}
          aria-label={full(t.hasil)}
          value={row.hasil ?? ''}
          data={[
            { value: '', label: t.hasilKosong },
            ...HasilSuara.options.map((value) => ({ value, label: hasilLabel[value] })),
          ]}
          onChange={(event) =>
            void save({ hasil: (event.currentTarget.value || null) as HasilSuara | null })
          }
        />
      </div>
      <div className={classes.counts}>
        {count(t.setuju, 'setuju')}
        {count(t.tidakSetuju, 'tidakSetuju')}
        {count(t.abstain, 'abstain')}
      </div>
      {row.cara === 'rahasia' && <p className={classes.reckoned}>{t.rahasia}</p>}
    </>
  )
}

export function VoteFields(props: {
  rows: readonly PemungutanSuara[]
  writers: Writers
  source?: Source
}) {
  const { writers } = props
  return (
    <FoldedList
      rows={props.rows}
      source={props.source}
      text={t}
      name={(row) => row.perihal}
      nameless={t.tanpaPerihal}
      line={ringkasSuara}
      fields={(row, no) => <Fields row={row} no={no} writers={writers} />}
      add={async (perihal) => (await writers.saveSuara(null, { perihal })).id}
      remove={(row) => writers.removeSuara(row)}
    />
  )
}
