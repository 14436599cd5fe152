/**
 * Every address of the client. Pages are default exports of `pages/<name>/…` and load when first visited. A page reads its
 * parameters with `useParams({ strict: false })`. `bare` pages (room, live text) fill the window without the top bar.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { z } from 'zod'
import { JenisRapat } from '../server/domain/rapat.ts'
import { loadPage } from './pages.ts'
import { Bare } from './shell/Bare.tsx'
import { PageError, PagePending } from './shell/PageState.tsx'
import { Protected } from './shell/Protected.tsx'
import { Root } from './shell/Root.tsx'
import { Shell } from './shell/Shell.tsx'

const page = (path: string) => lazyRouteComponent(() => loadPage(path))

const root = createRootRoute({
  component: Root,
  notFoundComponent: page('tak-ada/index'),
})
/** Top bar and menu, for everyone. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
/** Top bar and menu, signed in only. */
const own = createRoute({ getParentRoute: () => shell, id: 'own', component: Protected })
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: Bare })
const bareOwn = createRoute({ getParentRoute: () => bare, id: 'bareOwn', component: Protected })

const masukSearch = z.object({
  kembali: z.string().optional().catch(undefined),
  berakhir: z.boolean().optional().catch(undefined),
})

const rapatSearch = z.object({
  tampilan: z.enum(['mendatang', 'lalu', 'kalender']).optional().catch(undefined),
  cari: z.string().optional().catch(undefined),
  jenis: JenisRapat.optional().catch(undefined),
  bulan: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})
const rapatDetailSearch = z.object({
  tab: z.enum(['ikhtisar', 'hadir', 'risalah']).optional().catch(undefined),
})
const orangSearch = z.object({ cari: z.string().optional().catch(undefined) })
const adminSearch = z.object({
  tab: z.enum(['dewan', 'akun', 'mesin', 'kosakata', 'audit']).optional().catch(undefined),
})

const masuk = createRoute({
  getParentRoute: () => bare,
  path: '/masuk',
  component: page('masuk/index'),
  validateSearch: (search) => masukSearch.parse(search),
})
const beranda = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: page('beranda/index'),
})
const rapat = createRoute({
  getParentRoute: () => shell,
  path: '/rapat',
  component: page('rapat/index'),
  validateSearch: (search) => rapatSearch.parse(search),
})
const rapatBaru = createRoute({
  getParentRoute: () => own,
  path: '/rapat/baru',
  component: page('rapat/form'),
})
const rapatDetail = createRoute({
  getParentRoute: () => shell,
  path: '/rapat/$rapatId',
  component: page('rapat/detail'),
  validateSearch: (search) => rapatDetailSearch.parse(search),
})
const rapatUbah = createRoute({
  getParentRoute: () => own,
  path: '/rapat/$rapatId/ubah',
  component: page('rapat/form'),
})
const ruang = createRoute({
  getParentRoute: () => bareOwn,
  path: '/rapat/$rapatId/ruang',
  component: page('ruang/index'),
})
const siaran = createRoute({
  getParentRoute: () => bare,
  path: '/siaran/$bagianId',
  component: page('siaran/index'),
})
const risalah = createRoute({
  getParentRoute: () => shell,
  path: '/risalah/$risalahId',
  component: page('risalah/index'),
})
const tandaTangan = createRoute({
  getParentRoute: () => own,
  path: '/risalah/$risalahId/tanda-tangan',
  component: page('tanda-tangan/index'),
})
const verifikasi = createRoute({
  getParentRoute: () => shell,
  path: '/v',
  component: page('verifikasi/index'),
})
const verifikasiId = createRoute({
  getParentRoute: () => shell,
  path: '/v/$publicId',
  component: page('verifikasi/index'),
})
const usulan = createRoute({
  getParentRoute: () => own,
  path: '/usulan',
  component: page('usulan/index'),
})
const usulanImpor = createRoute({
  getParentRoute: () => own,
  path: '/usulan/impor',
  component: page('usulan/impor'),
})
const usulanItem = createRoute({
  getParentRoute: () => own,
  path: '/usulan/$usulanId',
  component: page('usulan/item'),
})
const orang = createRoute({
  getParentRoute: () => own,
  path: '/orang',
  component: page('orang/index'),
  validateSearch: (search) => orangSearch.parse(search),
})
const admin = createRoute({
  getParentRoute: () => own,
  path: '/admin',
  component: page('admin/index'),
  validateSearch: (search) => adminSearch.parse(search),
})

const tree = root.addChildren([
  shell.addChildren([
    beranda,
    rapat,
    rapatDetail,
    risalah,
    verifikasi,
    verifikasiId,
    own.addChildren([
      rapatBaru,
      rapatUbah,
      tandaTangan,
      usulan,
      usulanImpor,
      usulanItem,
      orang,
      admin,
    ]),
  ]),
  bare.addChildren([masuk, siaran, bareOwn.addChildren([ruang])]),
])

export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: page('tak-ada/index'),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
