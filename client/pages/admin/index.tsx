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
import { Vocabulary } from './Vocabulary.tsx'
import { VoiceSetting } from './VoiceSetting.tsx'

type Tab = keyof typeof words.tab

export default function AdminPage() {
  const { is } = useSession()
  const search = useSearch({ from: '/shell/own/admin' })
  const navigate = useNavigate({ from: '/admin' })
  // The secretariat keeps the vocabulary; all else is the admin's.
  const tabs = (Object.keys(words.tab) as Tab[]).filter((tab) => is('admin') || tab === 'kosakata')
  if (!is('admin') && !is('sekretariat')) {
    return (
      <Page title={words.judul}>
        <Empty icon={IconLock} title={words.bukan}>
          {words.bukanIsi}
        </Empty>
      </Page>
    )
  }
  return (
    <Page title={is('admin') ? words.judul : words.tab.kosakata}>
      <Tabs
        value={tabs.find((tab) => tab === search.tab) ?? tabs[0]!}
        keepMounted={false}
        onChange={(tab) =>
          void navigate({ search: { tab: (tab as Tab) ?? undefined }, replace: true })
        }
      >
        <Tabs.List mb="xl">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {words.tab[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="dewan">
          <Council />
          <VoiceSetting />
        </Tabs.Panel>
        <Tabs.Panel value="akun">
          <Accounts />
        </Tabs.Panel>
        <Tabs.Panel value="mesin">
          <Engines />
        </Tabs.Panel>
        <Tabs.Panel value="kosakata">
          <Vocabulary />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditTrail />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
