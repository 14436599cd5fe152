/** The three states of every list: still coming, failed with a way on, and empty with what to do first. */
import { Button, Center, Skeleton, Stack, Text } from '@mantine/core'
import { type Icon, IconCloudX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiError } from '../api.ts'
import { umum } from '../text/umum.ts'

export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" role="status" aria-label={umum.memuat}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={i} h={44} />
      ))}
    </Stack>
  )
}

export function Failed({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  return (
    <Center py="xl" role="alert">
      <Stack align="center" gap="xs" maw={440}>
        <IconCloudX size={32} stroke={1.5} aria-hidden />
        <Text fw={600}>{umum.galat.muatJudul}</Text>
        <Text ta="center" size="sm" c="dimmed">
          {error.message}
        </Text>
        <Button variant="default" onClick={onRetry}>
          {umum.cobaLagi}
        </Button>
      </Stack>
    </Center>
  )
}

export function Empty(props: {
  icon: Icon
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <Center py={48}>
      <Stack align="center" gap="xs" maw={440}>
        <props.icon size={36} stroke={1.4} color="var(--mantine-color-dimmed)" aria-hidden />
        <Text fw={600} ta="center">
          {props.title}
        </Text>
        {props.children && (
          <Text ta="center" size="sm" c="dimmed">
            {props.children}
          </Text>
        )}
        {props.action}
      </Stack>
    </Center>
  )
}

/** Shows what a query holds; `rows` is the height of the wait. */
export function Async<T>(props: {
  query: UseQueryResult<T, ApiError>
  rows?: number
  children: (data: T) => ReactNode
}) {
  const { query } = props
  if (query.data !== undefined) return props.children(query.data)
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return <Loading rows={props.rows} />
}
