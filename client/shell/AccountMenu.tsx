/** The signed-in person: how the screen looks, the password, and out. */
import {
  Avatar,
  Menu,
  SegmentedControl,
  Switch,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconLogout } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api.ts'
import { initialsOf } from '../components/names.ts'
import { useSession } from '../session.tsx'
import { peranLabel, umum } from '../text/umum.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { signalLeaving } from './Protected.tsx'
import { isHighContrast, setHighContrast } from './scheme.ts'

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [contrast, setContrast] = useState(isHighContrast)
  return (
    <div style={{ padding: '4px 12px 10px' }}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={umum.menu.tampilan}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
        data={[
          { value: 'light', label: umum.menu.terang },
          { value: 'dark', label: umum.menu.gelap },
          { value: 'auto', label: umum.menu.otomatis },
        ]}
      />
      <Switch
        mt="sm"
        size="sm"
        label={umum.menu.kontras}
        checked={contrast}
        onChange={(event) => {
          setContrast(event.currentTarget.checked)
          setHighContrast(event.currentTarget.checked)
        }}
      />
    </div>
  )
}

export function AccountMenu() {
  const { akun, refresh } = useSession()
  const [password, modal] = useDisclosure(false)
  const navigate = useNavigate()
  const signOut = useSend('signOut', {
    onSuccess: async () => {
      signalLeaving()
      await navigate({ to: '/' })
      await refresh()
    },
  })
  if (!akun) return null
  return (
    <>
      <Menu width={280} position="bottom-end">
        <Menu.Target>
          <UnstyledButton
            aria-label={`${umum.menu.akun}: ${akun.nama}`}
            style={{ borderRadius: 999 }}
          >
            <Avatar color="dewan" radius="xl" size={34} variant="filled">
              {initialsOf(akun.nama)}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div style={{ padding: '8px 12px' }}>
            <Text fw={600} size="sm">
              {akun.nama}
            </Text>
            <Text size="xs" c="dimmed">
              {peranLabel[akun.peran]} · {akun.namaAkun}
            </Text>
          </div>
          <Menu.Divider />
          <Menu.Label>{umum.menu.tampilan}</Menu.Label>
          <Appearance />
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={modal.open}>
            {umum.menu.gantiSandi}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => signOut.mutate({})}
          >
            {umum.menu.keluar}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePassword opened={password} onClose={modal.close} />
    </>
  )
}
