/** Ctrl+K: every page, rapat and item by a few letters. Lists are asked for only while it is open. */
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import {
  IconCalendarEvent,
  IconMapPin,
  IconMoon,
  IconPlus,
  IconSearch,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.ts'
import { formatDay } from '../components/time.ts'
import { useSession } from '../session.tsx'
import { umum } from '../text/umum.ts'
import { menuFor } from './menu.ts'

export const openCommandSearch = () => spotlight.open()

export function CommandSearch() {
  const { akun, is } = useSession()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const enabled = open
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme() === 'dark'
  const rapat = useApi('listRapat', {}, { enabled })
  const usulan = useApi('listUsulan', {}, { enabled: enabled && akun !== null && !is('admin') })
  const orang = useApi('listOrang', {}, { enabled: enabled && akun !== null })

  const groups: SpotlightActionGroupData[] = [
    {
      group: umum.spotlight.halaman,
      actions: [
        ...menuFor(akun).map((item) => ({
          id: item.to,
          label: item.label,
          leftSection: <item.icon size={20} stroke={1.6} aria-hidden />,
          onClick: () => void navigate({ to: item.to }),
        })),
        ...(is('admin', 'sekretariat')
          ? [
              {
                id: 'rapat-baru',
                label: umum.spotlight.rapatBaru,
                leftSection: <IconPlus size={20} stroke={1.6} aria-hidden />,
                onClick: () => void navigate({ to: '/rapat/baru' }),
              },
            ]
          : []),
      ],
    },
    {
      group: umum.spotlight.rapat,
      actions: (rapat.data?.rapat ?? []).map((r) => ({
        id: r.id,
        label: r.judul,
        description: [r.alat, formatDay(r.tanggal), r.tempat].filter(Boolean).join(' · '),
        leftSection: <IconCalendarEvent size={20} stroke={1.6} aria-hidden />,
        onClick: () => void navigate({ to: '/rapat/$rapatId', params: { rapatId: r.id } }),
      })),
    },
    {
      group: umum.spotlight.usulan,
      actions: (usulan.data?.usulan ?? []).map((u) => ({
        id: u.id,
        label: `${u.kode} · ${u.judul}`,
        description: [u.lokasi.desa, u.lokasi.kecamatan].filter(Boolean).join(', '),
        leftSection: <IconMapPin size={20} stroke={1.6} aria-hidden />,
        onClick: () => void navigate({ to: '/usulan/$usulanId', params: { usulanId: u.id } }),
      })),
    },
    {
      group: umum.spotlight.orang,
      actions: (is('admin', 'sekretariat') ? (orang.data?.orang ?? []) : []).map((o) => ({
        id: o.id,
        label: o.nama,
        leftSection: <IconUser size={20} stroke={1.6} aria-hidden />,
        onClick: () => void navigate({ to: '/orang', search: { cari: o.nama } }),
      })),
    },
    {
      group: umum.spotlight.perintah,
      actions: [
        {
          id: 'tampilan',
          label: dark ? umum.spotlight.keTerang : umum.spotlight.keGelap,
          keywords: umum.menu.tampilan,
          leftSection: dark ? (
            <IconSun size={20} stroke={1.6} aria-hidden />
          ) : (
            <IconMoon size={20} stroke={1.6} aria-hidden />
          ),
          onClick: () => setColorScheme(dark ? 'light' : 'dark'),
        },
      ],
    },
  ].filter((group) => group.actions.length > 0)

  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={440}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      nothingFound={umum.spotlight.kosong}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: umum.spotlight.isian,
        'aria-label': umum.spotlight.isian,
      }}
    />
  )
}
