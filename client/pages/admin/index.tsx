/** Administration: the council, its accounts, its models, and the record of who did what. */
import { Tabs } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '../../components/Page.tsx'
import { Empty } from '../../components/States.tsx'
import { useSession } from '../../session.tsx'
import { admin as words } from '../../text/admin.ts'
import { Accounts } from './Accounts.tsx'
import { AuditTrail } from './AuditTrail.tsx'
import { Council } from './Council.tsx'
import { Engines } from './Engines.tsx'

type Tab = keyof typeof words.tab

export default function AdminPage() {
  const { is } = useSession()
  const search = useSearch({ from: '/shell/own/admin' })
  const navigate = useNavigate({ from: '/admin' })
  if (!is('admin')) {
    return (
      <Page title={words.judul}>
        <Empty icon={IconLock} title={words.bukan}>
          {words.bukanIsi}
        </Empty>
      </Page>
    )
  }
  return (
    <Page title={words.judul}>
      <Tabs
        value={search.tab ?? 'dewan'}
        keepMounted={false}
        onChange={(tab) =>
          void navigate({ search: { tab: (tab as Tab) ?? undefined }, replace: true })
        }
      >
        <Tabs.List mb="xl">
          {(Object.keys(words.tab) as Tab[]).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {words.tab[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="dewan">
          <Council />
        </Tabs.Panel>
        <Tabs.Panel value="akun">
          <Accounts />
        </Tabs.Panel>
        <Tabs.Panel value="mesin">
          <Engines />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditTrail />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
