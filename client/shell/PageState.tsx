/** A page that is still coming, and a page that broke. */
import { Button, Container, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconMoodConfuzed } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { PageUnavailable } from '../pages.ts'
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

export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  const away = error instanceof PageUnavailable
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Container size="sm" py={64} role="alert">
      <Stack gap="sm">
        <IconMoodConfuzed size={36} stroke={1.5} aria-hidden />
        <Title order={1}>{away ? umum.galat.belumDimuat : umum.galat.halaman}</Title>
        <Text>{away ? umum.galat.belumDimuatIsi : umum.galat.takTerduga}</Text>
        <Group>
          <Button onClick={again}>{umum.cobaLagi}</Button>
          <Button variant="default" onClick={() => location.reload()}>
            {umum.galat.muatUlang}
          </Button>
        </Group>
      </Stack>
    </Container>
  )
}
