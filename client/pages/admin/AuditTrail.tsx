/** Who did what, each row chained to the one before; the check of the chain comes first. */
import { Alert, Button, Code, Table, Text } from '@mantine/core'
import { IconHistory, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ApiError, call, type Output } from '../../api.ts'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { formatInstant } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { admin } from '../../text/admin.ts'

const words = admin.audit
type AuditPage = Output<'listAudit'>

export function AuditTrail() {
  const { dewan } = useSession()
  const query = useInfiniteQuery<
    AuditPage,
    ApiError,
    { pages: AuditPage[] },
    string[],
    number | undefined
  >({
    queryKey: ['listAudit'],
    queryFn: ({ pageParam }) => call('listAudit', { query: { before: pageParam } }),
    initialPageParam: undefined,
    getNextPageParam: (last) => {
      const seq = last.rows.at(-1)?.seq
      return seq !== undefined && seq > 1 ? seq : undefined
    },
  })
  if (query.isError && !query.data) {
    return <Failed error={query.error} onRetry={() => void query.refetch()} />
  }
  if (!query.data) return <Loading rows={8} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  const whole = query.data.pages.every((page) => page.utuh)
  return (
    <>
      <Alert
        mb="md"
        color={whole ? 'green' : 'red'}
        variant="light"
        role={whole ? 'status' : 'alert'}
        icon={whole ? <IconShieldCheck size={18} /> : <IconShieldX size={18} />}
      >
        {whole ? words.utuh : words.rusak}
      </Alert>
      {rows.length === 0 ? (
        <Empty icon={IconHistory} title={words.kosong} />
      ) : (
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                {words.kolom.map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.seq}>
                  <Table.Td>{row.seq}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    <time dateTime={row.at}>{formatInstant(row.at, dewan.zona)}</time>
                  </Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.akun ?? words.sistem}</Table.Td>
                  <Table.Td title={row.aksi}>{words.aksi[row.aksi] ?? row.aksi}</Table.Td>
                  <Table.Td>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {row.subjek}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {Object.keys(row.rincian).length > 0 && (
                      <Code style={{ overflowWrap: 'anywhere' }}>
                        {Object.entries(row.rincian)
                          .map(([key, value]) => `${key}: ${String(value)}`)
                          .join(', ')}
                      </Code>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {words.lagi}
        </Button>
      )}
    </>
  )
}
