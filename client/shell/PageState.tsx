/** A page that is still coming, and a page that broke. */
import { Button, Container, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconMoodConfuzed } from '@tabler/icons-react'
import { umum } from '../text/umum.ts'

export function PagePending() {
  return (
    <Container size="lg" py="xl" aria-busy="true" aria-label={umum.memuat}>
      <Stack gap="md">
        <Skeleton h={28} w={240} />
        <Skeleton h={16} w="60%" />
        <Skeleton h={180} />
      </Stack>
    </Container>
  )
}

export function PageError({ reset }: { error: unknown; reset: () => void }) {
  return (
    <Container size="sm" py={64} role="alert">
      <Stack gap="sm">
        <IconMoodConfuzed size={36} stroke={1.5} aria-hidden />
        <Title order={1}>{umum.galat.halaman}</Title>
        <Text>{umum.galat.takTerduga}</Text>
        <Group>
          <Button onClick={() => location.reload()}>{umum.galat.muatUlang}</Button>
          <Button variant="default" onClick={reset}>
            {umum.cobaLagi}
          </Button>
        </Group>
      </Stack>
    </Container>
  )
}
