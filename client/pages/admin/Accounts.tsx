/** Accounts: who may sign in, with which role, tied to which person. */
import { Badge, Button, Group, Modal, Table, Text } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { Akun } from '../../../server/domain/orang.ts'
import { useApi } from '../../api.ts'
import { Async, Empty } from '../../components/States.tsx'
import { admin } from '../../text/admin.ts'
import { peranLabel, umum } from '../../text/umum.ts'
import { AccountForm } from './AccountForm.tsx'

const words = admin.akun

export function Accounts() {
  const query = useApi('listAkun')
  const [edited, setEdited] = useState<Akun | 'baru' | null>(null)
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button
          leftSection={<IconUserPlus size={17} aria-hidden />}
          onClick={() => setEdited('baru')}
        >
          {words.tambah}
        </Button>
      </Group>
      <Async query={query}>
        {({ akun }) =>
          akun.length === 0 ? (
            <Empty icon={IconUsers} title={words.kosong} />
          ) : (
            <Table.ScrollContainer minWidth={520}>
              <Table highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    {words.kolom.map((name) => (
                      <Table.Th key={name}>{name}</Table.Th>
                    ))}
                    <Table.Th aria-label={umum.ubah} />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {akun.map((one) => (
                    <Table.Tr key={one.id}>
                      <Table.Td>
                        <Text size="sm" fw={600}>
                          {one.nama}
                        </Text>
                        <Text size="xs" c="dimmed">
                          {one.namaAkun}
                        </Text>
                      </Table.Td>
                      <Table.Td>{peranLabel[one.peran]}</Table.Td>
                      <Table.Td>
                        <Badge color={one.aktif ? 'green' : 'gray'}>
                          {one.aktif ? words.aktif : words.nonaktif}
                        </Badge>
                      </Table.Td>
                      <Table.Td ta="right">
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={`${umum.ubah} ${one.nama}`}
                          onClick={() => setEdited(one)}
                        >
                          {umum.ubah}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Async>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={<Text fw={650}>{edited === 'baru' ? words.baru : words.ubah}</Text>}
        size="lg"
      >
        {edited !== null && (
          <AccountForm akun={edited === 'baru' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Modal>
    </>
  )
}
