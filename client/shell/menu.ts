/** Which pages the menu offers to whom. */
import {
  type Icon,
  IconCalendarEvent,
  IconHome,
  IconMapPin,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  IconVocabulary,
} from '@tabler/icons-react'
import type { Akun } from '../../server/domain/orang.ts'
import { umum } from '../text/umum.ts'

export type MenuItem = {
  readonly to: '/' | '/rapat' | '/usulan' | '/orang' | '/admin' | '/v'
  readonly label: string
  readonly icon: Icon
}

const beranda: MenuItem = { to: '/', label: umum.menu.beranda, icon: IconHome }
const rapat: MenuItem = { to: '/rapat', label: umum.menu.rapat, icon: IconCalendarEvent }
const usulan: MenuItem = { to: '/usulan', label: umum.menu.usulan, icon: IconMapPin }
const orang: MenuItem = { to: '/orang', label: umum.menu.orang, icon: IconUsers }
const admin: MenuItem = { to: '/admin', label: umum.menu.admin, icon: IconSettings }
/** The secretariat keeps the vocabulary, on the page where the admin keeps the rest. */
const kosakata: MenuItem = { to: '/admin', label: umum.menu.kosakata, icon: IconVocabulary }
const verifikasi: MenuItem = { to: '/v', label: umum.menu.verifikasi, icon: IconShieldCheck }

export function menuFor(akun: Akun | null): readonly MenuItem[] {
  switch (akun?.peran) {
    case 'admin':
      return [beranda, rapat, orang, admin, verifikasi]
    case 'sekretariat':
      return [beranda, rapat, usulan, orang, kosakata, verifikasi]
    case 'notulis':
    case 'anggota':
      return [beranda, rapat, usulan, verifikasi]
    default:
      return [beranda, rapat, verifikasi]
  }
}
