/** A page's width, its one heading with what can be done here, and the title of the window. */
import { Box, Container, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useSession } from '../session.tsx'
import { shortDewan } from './names.ts'

export function useTitle(title: string): void {
  const { dewan } = useSession()
  useEffect(() => {
    const council = shortDewan(dewan.nama)
    document.title = title ? `${title} · ${council}` : council
  }, [title, dewan.nama])
}

export function Page(props: {
  title: string
  /** A line under the heading. */
  lead?: ReactNode
  /** Above the heading: badges, or the way back. */
  over?: ReactNode
  actions?: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'xl'
  children: ReactNode
}) {
  useTitle(props.title)
  return (
    <Container
      size={props.size ?? 'lg'}
      py={{ base: 'md', sm: 'xl' }}
      px={{ base: 'md', sm: 'lg' }}
    >
      <Group justify="space-between" align="flex-end" mb="lg" gap="md">
        <Box style={{ minWidth: 0, flex: '1 1 320px' }}>
          {props.over}
          <Title order={1}>{props.title}</Title>
          {props.lead && (
            <Text c="dimmed" mt={4}>
              {props.lead}
            </Text>
          )}
        </Box>
        {props.actions && <Group gap="sm">{props.actions}</Group>}
      </Group>
      {props.children}
    </Container>
  )
}
