/** Rows of items: a table where there is room, cards on a phone. Columns nobody may see are left out. */
import { Badge, Group, Text } from '@mantine/core'
import type { UsulanRingkas } from '../../../../server/domain/usulan.ts'
import { jenisLabel, statusUsulan, usulanText as t } from '../../../text/usulan.ts'
import { PathLink, useGo } from '../../../work/link.tsx'
import classes from '../usulan.module.css'

export function lokasiText({ lokasi }: Pick<UsulanRingkas, 'lokasi'>): string {
  return [lokasi.desa, `Kec. ${lokasi.kecamatan}`].filter(Boolean).join(', ')
}

const colours: Record<string, string> = {
  ditolak: 'red',
  dibatalkan: 'red',
  'perlu-revisi': 'yellow',
  selesai: 'green',
  final: 'green',
}

export function StatusBadge({ status }: { status: string | null }) {
  if (status === null) return null
  return <Badge color={colours[status] ?? 'gray'}>{statusUsulan[status] ?? status}</Badge>
}

export function UsulanTable({ usulan, stale }: { usulan: UsulanRingkas[]; stale: boolean }) {
  const go = useGo()
  const has = (key: 'pengusul' | 'opd' | 'status') => usulan.some((u) => u[key] !== null)
  const columns = { pengusul: has('pengusul'), opd: has('opd'), status: has('status') }
  return (
    <div className={stale ? classes.stale : undefined}>
      <table className={`${classes.table} ${classes.wide}`}>
        <thead>
          <tr>
            <th scope="col">{t.kolom.kode}</th>
            <th scope="col">{t.kolom.judul}</th>
            <th scope="col">{t.kolom.lokasi}</th>
            {columns.pengusul && <th scope="col">{t.kolom.pengusul}</th>}
            <th scope="col">{t.kolom.tahun}</th>
            {columns.status && <th scope="col">{t.kolom.status}</th>}
          </tr>
        </thead>
        <tbody>
          {usulan.map((u) => (
            <tr key={u.id} onClick={() => go(`/usulan/${u.id}`)}>
              <td>
                <span className={classes.kode}>{u.kode}</span>
                <div className={classes.sub}>{jenisLabel[u.jenis]}</div>
              </td>
              <td className={classes.judul}>
                <PathLink href={`/usulan/${u.id}`} onClick={(event) => event.stopPropagation()}>
                  {u.judul}
                </PathLink>
                {u.opd && <div className={classes.sub}>{u.opd}</div>}
              </td>
              <td>{lokasiText(u)}</td>
              {columns.pengusul && <td>{u.pengusul}</td>}
              <td>{u.tahun}</td>
              {columns.status && (
                <td className={classes.nowrap}>
                  <StatusBadge status={u.status} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.cards}>
        {usulan.map((u) => (
          <PathLink key={u.id} href={`/usulan/${u.id}`} className={classes.card}>
            <Group justify="space-between" gap="xs">
              <Text size="xs" c="dimmed" className={classes.kode}>
                {u.kode} · {jenisLabel[u.jenis]}
              </Text>
              <StatusBadge status={u.status} />
            </Group>
            <Text fw={550} mt={2}>
              {u.judul}
            </Text>
            <Text size="sm" c="dimmed">
              {[lokasiText(u), u.pengusul].filter(Boolean).join(' · ')}
            </Text>
          </PathLink>
        ))}
      </div>
    </div>
  )
}
