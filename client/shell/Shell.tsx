/** The frame of the ordinary pages: crest and council, menu by role, search, account. */
import {
  AppShell,
  Badge,
  Burger,
  Button,
  Drawer,
  Group,
  Kbd,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Crest } from '../components/Crest.tsx'
import { LinkButton, LinkPlain } from '../components/links.tsx'
import { shortDewan } from '../components/names.ts'
import { preloadPages } from '../pages.ts'
import { useSession } from '../session.tsx'
import { umum } from '../text/umum.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { CommandSearch, openCommandSearch } from './CommandSearch.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { menuFor } from './menu.ts'
import { contentId } from './Root.tsx'
import classes from './Shell.module.css'

export function Shell() {
  const { akun, dewan } = useSession()
  const [open, drawer] = useDisclosure(false)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const items = menuFor(akun)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page is what closes the menu
  useEffect(() => drawer.close(), [pathname])

  const signedIn = akun !== null
  useEffect(() => {
    if (!signedIn) return
    const timer = setTimeout(() => void preloadPages(), 3000)
    return () => clearTimeout(timer)
  }, [signedIn])

  const links = items.map((item) => {
    const active = item.to === '/' ? pathname === '/' : pathname.startsWith(item.to)
    return (
      <LinkPlain
        key={item.to}
        to={item.to}
        className={classes.item}
        aria-current={active ? 'page' : undefined}
      >
        <item.icon size={17} stroke={1.7} aria-hidden />
        {item.label}
      </LinkPlain>
    )
  })

  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'sm', sm: 'lg' }} gap="sm" wrap="nowrap">
          <Burger
            hiddenFrom="md"
            opened={open}
            onClick={drawer.toggle}
            size="sm"
            aria-label={umum.menu.buka}
          />
          <LinkPlain to="/" className={classes.brand}>
            <Crest size={34} />
            <span className={classes.brandText}>
              <Text span fw={650} size="sm" lh={1.2} truncate>
                {shortDewan(dewan.nama)}
              </Text>
              <Text span size="xs" c="dimmed" lh={1.2} truncate>
                {umum.produk}
              </Text>
            </span>
          </LinkPlain>
          {dewan.demo && (
            <Tooltip label={umum.demoKeterangan} multiline w={260}>
              <Badge className={classes.demo} tabIndex={0}>
                {umum.demo}
              </Badge>
            </Tooltip>
          )}
          <nav className={classes.nav} aria-label={umum.menu.utama}>
            {links}
          </nav>
          <Group gap="xs" wrap="nowrap" ml="auto">
            <Button
              variant="default"
              size="xs"
              className={classes.search}
              leftSection={<IconSearch size={15} aria-hidden />}
              rightSection={<Kbd size="xs">Ctrl K</Kbd>}
              onClick={openCommandSearch}
              aria-label={umum.cari}
            >
              <span className={classes.searchText}>{umum.menu.cariTombol}</span>
            </Button>
            {akun ? (
              <AccountMenu />
            ) : (
              <LinkButton to="/masuk" size="xs">
                {umum.menu.masuk}
              </LinkButton>
            )}
          </Group>
        </Group>
      </AppShell.Header>
      <Drawer
        opened={open}
        onClose={drawer.close}
        position="left"
        size={280}
        title={shortDewan(dewan.nama)}
      >
        <Stack gap={4} component="nav" aria-label={umum.menu.utama} className={classes.drawer}>
          {links}
        </Stack>
      </Drawer>
      <AppShell.Main id={contentId} tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <CommandSearch />
      <ConnectionBanner />
    </AppShell>
  )
}
