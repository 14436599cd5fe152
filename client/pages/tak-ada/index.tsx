/** An address that leads nowhere. */
import { Center, Stack, Text, Title } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { LinkButton } from '../../components/links.tsx'
import { useTitle } from '../../components/Page.tsx'
import { takAda } from '../../text/masuk.ts'

export default function TakAda() {
  useTitle(takAda.judul)
  return (
    <Center mih="70dvh" p="lg">
      <Stack maw={440} gap="sm">
        <IconMapQuestion size={40} stroke={1.4} aria-hidden />
        <Title order={1}>{takAda.judul}</Title>
        <Text c="dimmed">{takAda.isi}</Text>
        <LinkButton to="/" w="fit-content">
          {takAda.keBeranda}
        </LinkButton>
      </Stack>
    </Center>
  )
}
