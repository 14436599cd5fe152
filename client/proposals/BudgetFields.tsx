/** Changes of the budget: each a line that opens to its fields. Amounts are typed as people say them and shown as they are read. */
import { NativeSelect } from '@mantine/core'
import {
  ArahAnggaran,
  type PerubahanAnggaran,
  type PerubahanAnggaranInput,
  StatusAnggaran,
  selisihOf,
} from '../../server/domain/anggaran.ts'
import { formatRupiah, grouped, readRupiah } from '../../server/domain/rupiah.ts'
import {
  arahLabel,
  ringkasAnggaran,
  selisihTeks,
  statusAnggaranLabel,
  anggaranText as t,
} from '../text/anggaran.ts'
import type { useNotulenWriters } from '../work/keputusan.ts'
import { EntryField } from './EntryField.tsx'
import type { Source } from './Folded.tsx'
import { FoldedList } from './FoldedList.tsx'
import classes from './proposals.module.css'
import { RecordField } from './Records.tsx'

type Writers = ReturnType<typeof useNotulenWriters>

const readShare = (text: string) =>
  /^\d{1,3}([.,]\d{1,4})?\s?%?$/.test(text) ? text.replace(/\s?%$/, '').replace('.', ',') : null

function Fields(props: { row: PerubahanAnggaran; no: number; writers: Writers }) {
  const { row, no, writers } = props
  const save = (change: PerubahanAnggaranInput) => writers.saveAnggaran(row, change)
  const full = (label: string) => `${label} ${no}`
  const both = row.dari !== null && row.menjadi !== null
  const money = (label: string, key: 'dari' | 'menjadi' | 'selisih') => (
    <EntryField
      label={label}
      fullLabel={full(label)}
      value={row[key]}
      show={(digits) => `Rp${grouped(digits)}`}
      read={readRupiah}
      echo={(digits) => t.terbaca(formatRupiah(digits))}
      fault={t.takTerbaca}
      placeholder={t.contoh}
      onSave={(value) => save({ [key]: value })}
    />
  )
  const words = (label: string, key: 'opd' | 'tujuan') => (
    <EntryField
      label={label}
      fullLabel={full(label)}
      value={row[key]}
      show={(text) => text}
      read={(text) => text}
      fault=""
      onSave={(value) => save({ [key]: value })}
    />
  )
  return (
    <>
      <RecordField
        label={full(t.mata)}
        placeholder={t.mata}
        value={row.mataAnggaran}
        onSave={(mataAnggaran) => save({ mataAnggaran })}
      />
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label={t.arah}
          aria-label={full(t.arah)}
          value={row.arah}
          data={ArahAnggaran.options.map((value) => ({ value, label: arahLabel[value] }))}
          onChange={(event) => void save({ arah: event.currentTarget.value as ArahAnggaran })}
        />
        <NativeSelect
          size="xs"
          label={t.status}
          aria-label={full(t.status)}
          value={row.status}
          data={StatusAnggaran.options.map((value) => ({
            value,
            label: statusAnggaranLabel[value],
          }))}
          onChange={(event) => void save({ status: event.currentTarget.value as StatusAnggaran })}
        />
        {money(t.semula, 'dari')}
        {money(t.menjadi, 'menjadi')}
        {!both && money(t.selisih, 'selisih')}
        <div className={both ? classes.wide : undefined}>
          <EntryField
            label={t.persen}
            fullLabel={full(t.persen)}
            value={row.persen}
            show={(share) => `${share}%`}
            read={readShare}
            fault={t.persenTakTerbaca}
            onSave={(persen) => save({ persen })}
          />
        </div>
        {words(t.opd, 'opd')}
        {words(t.tujuan, 'tujuan')}
      </div>
      {both && selisihOf(row) !== null && (
        <p className={classes.reckoned}>{t.dihitung(selisihTeks(row) ?? '')}</p>
      )}
    </>
  )
}

export function BudgetFields(props: {
  rows: readonly PerubahanAnggaran[]
  writers: Writers
  source?: Source
}) {
  const { writers } = props
  return (
    <FoldedList
      rows={props.rows}
      source={props.source}
      text={t}
      name={(row) => row.mataAnggaran}
      nameless={t.tanpaNama}
      line={(row) => `${ringkasAnggaran(row)} · ${statusAnggaranLabel[row.status].toLowerCase()}`}
      fields={(row, no) => <Fields row={row} no={no} writers={writers} />}
      add={async (mataAnggaran) => (await writers.saveAnggaran(null, { mataAnggaran })).id}
      remove={(row) => writers.removeAnggaran(row)}
    />
  )
}
