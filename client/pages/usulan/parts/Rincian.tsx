/** The fields of an item, as far as this account may see them. */
import { Anchor, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Usulan, UsulanRingkas } from '../../../../server/domain/usulan.ts'
import { useApi } from '../../../api.ts'
import { formatDay } from '../../../components/time.ts'
import { sumberLabel, usulanText as t } from '../../../text/usulan.ts'
import { angka, uang } from '../../../work/format.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../usulan.module.css'

function Field({ label, children }: { label: string; children: ReactNode }) {
  if (!children && children !== 0) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** An aspirasi a pokir rests on, by its code and title where they may be seen. */
function AspirasiLink({ id }: { id: string }) {
  const item = useApi('getUsulan', { params: { usulanId: id } }, { retry: false })
  if (!item.data) return null
  return (
    <Anchor component={PathLink} href={`/usulan/${id}`} size="sm" display="block">
      {item.data.ringkas.kode} {item.data.ringkas.judul}
    </Anchor>
  )
}

export function Rincian({ ringkas, usulan }: { ringkas: UsulanRingkas; usulan: Usulan | null }) {
  const m = t.medan
  const { lokasi } = ringkas
  const place = [lokasi.alamat, lokasi.desa, `Kecamatan ${lokasi.kecamatan}`]
  return (
    <Stack gap="md">
      {usulan === null && (
        <Text size="sm" c="dimmed">
          {t.ringkasSaja}
        </Text>
      )}
      <dl className={classes.fields}>
        <Field label={m.uraian}>{usulan?.uraian}</Field>
        <Field label={m.lokasi}>{place.filter(Boolean).join(', ')}</Field>
        <Field label={m.volume}>
          {usulan?.volume != null && `${angka(usulan.volume)} ${usulan.satuan ?? ''}`}
        </Field>
        <Field label={m.fisik}>{usulan && (usulan.fisik ? m.fisikYa : m.fisikTidak)}</Field>
        <Field label={m.bidang}>{ringkas.bidang}</Field>
        <Field label={m.opd}>{ringkas.opd}</Field>
        <Field label={m.pengusul}>{ringkas.pengusul}</Field>
        <Field label={m.tahun}>{ringkas.tahun}</Field>
        {usulan?.jenis === 'aspirasi' && (
          <>
            <Field label={m.sumber}>{sumberLabel[usulan.sumber]}</Field>
            <Field label={m.masaReses}>{usulan.masaReses}</Field>
            <Field label={m.tanggal}>{usulan.tanggal && formatDay(usulan.tanggal)}</Field>
            <Field label={m.pemohon}>{usulan.pemohon}</Field>
            <Field label={m.catatan}>{usulan.catatan}</Field>
          </>
        )}
        {usulan?.jenis === 'pokir' && (
          <>
            <Field label={m.tipeAnggaran}>
              {usulan.tipeAnggaran === 'murni' ? m.murni : m.perubahan}
            </Field>
            <Field label={m.kamusUsulan}>{usulan.kamusUsulan}</Field>
            <Field label={m.pagu}>{usulan.pagu !== null && uang(usulan.pagu)}</Field>
            <Field label={m.prioritas}>{usulan.prioritas}</Field>
            <Field label={m.catatanVerifikasi}>{usulan.catatanVerifikasi}</Field>
            {usulan.aspirasi.length > 0 && (
              <Field label={m.aspirasi}>
                {usulan.aspirasi.map((id) => (
                  <AspirasiLink key={id} id={id} />
                ))}
              </Field>
            )}
          </>
        )}
      </dl>
    </Stack>
  )
}
