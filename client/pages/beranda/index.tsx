/** The first page: for the public what is open, for those who work here what is on and what waits. */
import { useSession } from '../../session.tsx'
import { Home } from './Home.tsx'
import { Start } from './Start.tsx'

export default function Beranda() {
  const { akun } = useSession()
  return akun ? <Home akun={akun} /> : <Start />
}
