/** Who signed a record and how its authenticity can be checked. */
import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconRosetteDiscountCheck, IconShieldCheck } from '@tabler/icons-react'
import type { Risalah, RisalahRecord } from '../../../../server/domain/record.ts'
import { statusArti, risalahText as t } from '../../../text/risalah.ts'
import { ringkasHash, saat } from '../../../work/format.ts'
import { PathLink } from '../../../work/link.tsx'

export function Signatures({ risalah, record }: { risalah: Risalah; record: RisalahRecord }) {
  const { zona } = record.dewan
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm">{statusArti[risalah.status]}</Text>
        {risalah.status === 'masa-koreksi' && risalah.koreksiSampai && (
          <Text size="sm" c="dimmed">
            {t.koreksiSampai} {saat(risalah.koreksiSampai, zona)}
          </Text>
        )}
      </div>
      <div>
        <Text fw={600} mb={4}>
          {t.ttdOleh}
        </Text>
        {risalah.signatures.length === 0 && (
          <Text size="sm" c="dimmed">
            {t.ttdKosong}
          </Text>
        )}
        <Stack gap="xs">
          {risalah.signatures.map((s) => (
            <Group key={s.slot} gap={8} wrap="nowrap" align="flex-start">
              <IconRosetteDiscountCheck size={20} color="var(--sah)" aria-hidden />
              <div>
                <Text size="sm" fw={550}>
                  {s.nama}
                </Text>
                <Text size="xs" c="dimmed">
                  {record.signers.find((slot) => slot.slot === s.slot)?.label.replace(/,$/, '')} ·{' '}
                  {saat(s.signedAt, zona)}
                </Text>
              </div>
            </Group>
          ))}
        </Stack>
      </div>
      <div>
        <Anchor component={PathLink} href={`/v/${risalah.publicId}`} size="sm">
          <Group gap={6} component="span">
            <IconShieldCheck size={18} /> {t.keaslian}
          </Group>
        </Anchor>
        <Text size="xs" c="dimmed" className="angka" mt={4}>
          {t.halaman(risalah.pages)} · {ringkasHash(risalah.pdfSha256)}
        </Text>
      </div>
    </Stack>
  )
}
