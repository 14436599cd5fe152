/** Openness as three choices; those the law forbids for this kind stay visible, with the reason. */
import { Group, Radio, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { type JenisRapat, jenisRapat, Sifat, sifatAllowed } from '../../../server/domain/rapat.ts'
import { formulir } from '../../text/rapat.ts'
import { sifatLabel } from '../../text/umum.ts'
import classes from './rapat.module.css'

export function SifatChoice(props: {
  jenis: JenisRapat
  value: Sifat
  disabled: boolean
  error?: ReactNode
  onChange: (sifat: Sifat) => void
}) {
  const rule = jenisRapat[props.jenis]
  return (
    <Radio.Group
      label={formulir.sifat}
      value={props.value}
      error={props.error}
      onChange={(value) => props.onChange(value as Sifat)}
    >
      <div className={classes.choices}>
        {Sifat.options.map((sifat) => {
          const allowed = sifatAllowed(props.jenis, sifat)
          return (
            <Radio.Card
              key={sifat}
              value={sifat}
              className={classes.choice}
              disabled={props.disabled || !allowed}
              aria-describedby={allowed ? undefined : 'sifat-ditolak'}
            >
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator disabled={props.disabled || !allowed} />
                <Stack gap={2}>
                  <Text size="sm" fw={600}>
                    {sifatLabel[sifat]}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {formulir.sifatIsi[sifat]}
                  </Text>
                </Stack>
              </Group>
            </Radio.Card>
          )
        })}
      </div>
      {rule.wajibTerbuka && (
        <Text size="sm" mt={6} id="sifat-ditolak" style={{ color: 'var(--ragu)' }}>
          {formulir.sifatDitolak(rule.nama)}
        </Text>
      )}
    </Radio.Group>
  )
}
