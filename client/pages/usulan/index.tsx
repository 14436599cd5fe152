/** The list of items: filters while one types, every row opens the item. */
import {
  Button,
  CloseButton,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { IconFileImport, IconMoodEmpty, IconPlus, IconSearch } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { useSession } from '../../session.tsx'
import { jenisLabel, usulanText as t } from '../../text/usulan.ts'
import { PathLink } from '../../work/link.tsx'
import { UsulanTable } from './parts/UsulanTable.tsx'
import classes from './usulan.module.css'

const debounceMs = 180

/** The filter lives in the address, so that "back" returns to the same rows. */
function readFilter() {
  const search = new URLSearchParams(window.location.search)
  return {
    cari: search.get('cari') ?? '',
    jenis: search.get('jenis') ?? '',
    tahun: search.get('tahun') ?? '',
  }
}

export default function UsulanPage() {
  const { is, akun } = useSession()
  const [filter, setFilter] = useState(readFilter)
  const [cari] = useDebouncedValue(filter.cari, debounceMs)
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => input.current?.focus()]])

  useEffect(() => {
    const search = new URLSearchParams()
    for (const [key, value] of Object.entries(filter)) if (value) search.set(key, value)
    const query = search.toString()
    window.history.replaceState(window.history.state, '', query ? `/usulan?${query}` : '/usulan')
  }, [filter])

  const list = useApi(
    'listUsulan',
    {
      query: {
        cari,
        ...(filter.jenis && { jenis: filter.jenis as 'aspirasi' | 'pokir' }),
        ...(filter.tahun && { tahun: Number(filter.tahun) }),
      },
    },
    { placeholderData: keepPreviousData },
  )
  const all = useApi('listUsulan', { query: {} })
  const years = useMemo(
    () => [...new Set(all.data?.usulan.map((u) => `${u.tahun}`))].sort().reverse(),
    [all.data],
  )
  const mayWrite = is('sekretariat') || (is('anggota') && Boolean(akun?.orangId))
  const filtered = filter.cari !== '' || filter.jenis !== '' || filter.tahun !== ''
  const clear = () => setFilter({ cari: '', jenis: '', tahun: '' })

  return (
    <Page
      title={t.judul}
      lead={t.anak}
      size="xl"
      actions={
        mayWrite && (
          <>
            <Button
              component={PathLink}
              href="/usulan/impor"
              variant="default"
              leftSection={<IconFileImport size={17} />}
            >
              {t.impor}
            </Button>
            <Button
              component={PathLink}
              href={`/usulan/baru?jenis=${filter.jenis || 'aspirasi'}`}
              leftSection={<IconPlus size={17} />}
            >
              {t.tambah}
            </Button>
          </>
        )
      }
    >
      <Stack gap="lg">
        <Group gap="sm" className={classes.filters}>
          <TextInput
            ref={input}
            className={classes.search}
            aria-label={t.cariLabel}
            placeholder={t.cari}
            leftSection={<IconSearch size={17} />}
            value={filter.cari}
            onChange={(event) => setFilter({ ...filter, cari: event.currentTarget.value })}
            rightSection={
              filter.cari && (
                <CloseButton
                  size="sm"
                  aria-label={t.hapusSaringan}
                  onClick={() => setFilter({ ...filter, cari: '' })}
                />
              )
            }
          />
          <SegmentedControl
            value={filter.jenis}
            onChange={(jenis) => setFilter({ ...filter, jenis })}
            data={[
              { value: '', label: t.semua },
              { value: 'aspirasi', label: jenisLabel.aspirasi },
              { value: 'pokir', label: jenisLabel.pokir },
            ]}
          />
          <Select
            aria-label={t.tahun}
            placeholder={t.semuaTahun}
            clearable
            className={classes.year}
            data={years}
            value={filter.tahun || null}
            onChange={(tahun) => setFilter({ ...filter, tahun: tahun ?? '' })}
          />
          <Text size="sm" c="dimmed" aria-live="polite" className={classes.count}>
            {list.data && t.jumlah(list.data.total)}
          </Text>
        </Group>

        {list.isPending ? (
          <Loading />
        ) : list.isError ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data.usulan.length > 0 ? (
          <>
            <UsulanTable usulan={list.data.usulan} stale={list.isPlaceholderData} />
            {list.data.total > list.data.usulan.length && (
              <Text size="sm" c="dimmed">
                {t.sebagian(list.data.usulan.length, list.data.total)}
              </Text>
            )}
          </>
        ) : filtered ? (
          <Empty
            icon={IconMoodEmpty}
            title={t.takCocokJudul}
            action={
              <Button variant="default" onClick={clear}>
                {t.hapusSaringan}
              </Button>
            }
          >
            {t.takCocokIsi}
          </Empty>
        ) : (
          <Empty
            icon={IconMoodEmpty}
            title={t.kosongJudul}
            action={
              mayWrite && (
                <Group gap="sm">
                  <Button component={PathLink} href="/usulan/impor" variant="default">
                    {t.impor}
                  </Button>
                  <Button component={PathLink} href="/usulan/baru?jenis=aspirasi">
                    {t.tambahAspirasi}
                  </Button>
                </Group>
              )
            }
          >
            {t.kosongIsi}
          </Empty>
        )}
      </Stack>
    </Page>
  )
}
