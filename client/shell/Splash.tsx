/** What is seen before the session is known: a quiet wait, or a server that does not answer. */
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { umum } from '../text/umum.ts'

export function Splash() {
  return (
    <Center mih="100dvh" role="status" aria-label={umum.memuat}>
      <Loader size="sm" type="dots" />
    </Center>
  )
}

export function ServerAway({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Center mih="100dvh" p="lg">
      <Stack maw={460} gap="sm">
        <IconPlugConnectedX size={36} stroke={1.5} aria-hidden />
        <Title order={1}>{umum.sambungan.server}</Title>
        <Text>{umum.sambungan.serverIsi}</Text>
        <Text size="sm" c="dimmed">
          {message}
        </Text>
        <Button onClick={onRetry} w="fit-content">
          {umum.cobaLagi}
        </Button>
      </Stack>
    </Center>
  )
}
