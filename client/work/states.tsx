/** What a page shows while it loads, when there is nothing, and when something went wrong. */
import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { kerja } from '../text/kerja.ts'

export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" role="status" aria-label={kerja.memuat}>
      <Skeleton height={28} width="45%" />
      {Array.from({ length: lines }, (_, i) => `${i}`).map((key, i) => (
        <Skeleton key={key} height={14} width={`${96 - ((i * 17) % 40)}%`} />
      ))}
    </Stack>
  )
}

/** The sentence of a refusal as it may be shown; anything unknown becomes one plain sentence. */
export function messageOf(error: unknown): string {
  const message = (error as { code?: string; message?: string } | null)?.message
  return (error as { code?: string } | null)?.code && message ? message : kerja.gagalUmum
}

export const fieldsOf = (error: unknown): Record<string, string> =>
  (error as { fields?: Record<string, string> } | null)?.fields ?? {}

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      title={kerja.gagalJudul}
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{messageOf(error)}</Text>
        {retry && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={16} />}
            onClick={retry}
          >
            {kerja.cobaLagi}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

export function Empty(props: {
  icon: ReactNode
  title: string
  text: string
  children?: ReactNode
}) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Text c="dimmed" component="div" lh={0}>
        {props.icon}
      </Text>
      <Title order={3} size="h4">
        {props.title}
      </Title>
      <Text c="dimmed" size="sm" maw={440}>
        {props.text}
      </Text>
      {props.children && (
        <Group mt="sm" gap="sm" justify="center">
          {props.children}
        </Group>
      )}
    </Stack>
  )
}
