/** Budget changes and votes of a record, each leading to where it was said. */
import { Table, Title } from '@mantine/core'
import { agreedSum, formatSelisih } from '../../../../server/domain/anggaran.ts'
import type { RisalahRecord } from '../../../../server/domain/record.ts'
import {
  arahLabel,
  caraLabel,
  ringkasSuara,
  rp,
  selisihTeks,
  statusAnggaranLabel,
  suaraText,
  anggaranText as t,
} from '../../../text/anggaran.ts'
import classes from '../risalah.module.css'

type Change = NonNullable<RisalahRecord['anggaran']>[number]

function about({ arah, tujuan, persen, opd, status }: Change): string {
  const share = persen === null ? '' : ` ${persen}%`
  const where = tujuan === null ? '' : ` ${arah === 'ditunda' ? 'sampai' : 'ke'} ${tujuan}`
  const what = `${arahLabel[arah].toLowerCase()}${share}${where}`
  return [what, opd, statusAnggaranLabel[status].toLowerCase()].filter(Boolean).join(' · ')
}

export function BudgetTable({ rows }: { rows: readonly Change[] }) {
  if (rows.length === 0) return null
  const sum = agreedSum(rows)
  return (
    <section aria-labelledby="anggaran" className={classes.decisions}>
      <Title order={2} id="anggaran" mb="xs">
        {t.judul}
      </Title>
      <Table.ScrollContainer minWidth={520}>
        <Table className={classes.budget} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.mata}</Table.Th>
              <Table.Th>{t.semula}</Table.Th>
              <Table.Th>{t.menjadi}</Table.Th>
              <Table.Th>{t.selisih}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a frozen record never changes its order.
              <Table.Tr key={index}>
                <Table.Td>
                  {row.turnId ? (
                    <a href={`#${row.turnId}`}>{row.mataAnggaran || t.tanpaNama}</a>
                  ) : (
                    row.mataAnggaran || t.tanpaNama
                  )}
                  <small>{about(row)}</small>
                </Table.Td>
                <Table.Td>{row.dari === null ? '–' : rp(row.dari)}</Table.Td>
                <Table.Td>{row.menjadi === null ? '–' : rp(row.menjadi)}</Table.Td>
                <Table.Td>{selisihTeks(row) ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
            {sum !== null && (
              <Table.Tr>
                <Table.Th colSpan={3} scope="row">
                  {t.jumlah}
                </Table.Th>
                <Table.Td fw={650}>{formatSelisih(sum).replace(/,00$/, '')}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

export function VoteList({ rows }: { rows: NonNullable<RisalahRecord['suara']> }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="suara" className={classes.decisions}>
      <Title order={2} id="suara" mb="xs">
        {suaraText.judul}
      </Title>
      <ol className="naskah">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frozen record never changes its order.
          <li key={index}>
            {row.turnId ? (
              <a href={`#${row.turnId}`}>{row.perihal || suaraText.tanpaPerihal}</a>
            ) : (
              row.perihal || suaraText.tanpaPerihal
            )}
            {row.cara && ` (${caraLabel[row.cara].toLowerCase()})`}: {ringkasSuara(row)}
          </li>
        ))}
      </ol>
    </section>
  )
}
