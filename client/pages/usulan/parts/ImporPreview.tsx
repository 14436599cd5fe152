/** What a table of items holds before it is saved: how many rows do what, faults by row, and the first rows. */
import { Table, Text, Title } from '@mantine/core'
import type { Output } from '../../../api.ts'
import { usulanText as t } from '../../../text/usulan.ts'
import classes from '../usulan.module.css'

export function Figure({ value, label, bad }: { value: number; label: string; bad?: boolean }) {
  return (
    <div
      className={classes.figure}
      style={bad && value > 0 ? { color: 'var(--rekam)' } : undefined}
    >
      <b>{value}</b>
      <Text size="sm" c={bad && value > 0 ? undefined : 'dimmed'}>
        {label}
      </Text>
    </div>
  )
}

export function Faults({ galat }: Pick<Output<'importUsulan'>, 'galat'>) {
  return (
    <section>
      <Title order={2}>{t.galatJudul}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.galatIsi}
      </Text>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.baris}</Table.Th>
              <Table.Th>{t.kolomNama}</Table.Th>
              <Table.Th>{t.pesan}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {galat.slice(0, 200).map((g) => (
              <Table.Tr key={`${g.baris}-${g.kolom}-${g.pesan}`}>
                <Table.Td>{g.baris}</Table.Td>
                <Table.Td>{g.kolom}</Table.Td>
                <Table.Td>{g.pesan}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}

export function Sample({ contoh }: Pick<Output<'importUsulan'>, 'contoh'>) {
  const columns = [...new Set(contoh.flatMap((row) => Object.keys(row)))]
  return (
    <section>
      <Title order={2} mb="xs">
        {t.contoh}
      </Title>
      <div className={classes.scroll}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              {columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {contoh.map((row) => (
              <Table.Tr key={row.kode ?? JSON.stringify(row)}>
                {columns.map((name) => (
                  <Table.Td key={name}>{row[name] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}
