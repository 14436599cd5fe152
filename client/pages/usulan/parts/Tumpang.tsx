/** Items of other members that ask for the same work; the server gives them to the secretariat alone. */
import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { Output } from '../../../api.ts'
import { usulanText as t } from '../../../text/usulan.ts'
import { PathLink } from '../../../work/link.tsx'
import { lokasiText } from './UsulanTable.tsx'

export function Tumpang({ tumpang }: Pick<Output<'getUsulan'>, 'tumpang'>) {
  return (
    <Stack component="section" aria-labelledby="tumpang" gap="xs" mt="xl">
      <Title order={3} id="tumpang" size="h5">
        {t.tumpangJudul}
      </Title>
      <Text size="xs" c="dimmed">
        {t.tumpangIsi}
      </Text>
      {tumpang.map((item) => (
        <div key={item.id}>
          <Anchor component={PathLink} href={`/usulan/${item.id}`} size="sm">
            {item.kode} {item.judul}
          </Anchor>
          <Text size="xs" c="dimmed">
            {[lokasiText(item), item.pengusul].filter(Boolean).join(' · ')}
          </Text>
        </div>
      ))}
    </Stack>
  )
}
