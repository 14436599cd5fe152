/** What waits for this person: records to freeze, settle, sign, publish, and rapat without a chair. */
import { Skeleton, Stack, Text, Title } from '@mantine/core'
import {
  type Icon,
  IconCircleCheck,
  IconFileCertificate,
  IconGavel,
  IconMessage,
  IconSignature,
  IconSnowflake,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import type { Akun } from '../../../server/domain/orang.ts'
import type { Rapat } from '../../../server/domain/rapat.ts'
import { call, keyOf, type Output } from '../../api.ts'
import { LinkPlain } from '../../components/links.tsx'
import { formatDay } from '../../components/time.ts'
import { beranda as words } from '../../text/beranda.ts'
import { dokumenLabel } from '../../text/umum.ts'
import classes from './beranda.module.css'

export type Task = {
  key: string
  icon: Icon
  label: string
  about: string
  to:
    | { page: 'rapat'; rapatId: string; tab: 'ikhtisar' | 'risalah' }
    | { page: 'risalah' | 'tanda-tangan'; risalahId: string }
}

/** The next step of each rapat that this person may take, most pressing first. Pure. */
export function tasksOf(detail: Output<'getRapat'>, akun: Akun): Task[] {
  const { rapat, risalah, boleh } = detail
  const may = (action: string) => boleh.includes(action)
  const about = `${rapat.judul} · ${formatDay(rapat.tanggal)}`
  const onRapat = (tab: 'ikhtisar' | 'risalah') =>
    ({ page: 'rapat', rapatId: rapat.id, tab }) as const
  const tasks: Task[] = []
  if (rapat.status === 'ditutup' && risalah.length === 0 && may('risalah.freeze')) {
    tasks.push({
      key: `${rapat.id}-bekukan`,
      icon: IconSnowflake,
      label: words.tugas.bekukan,
      about,
      to: onRapat('risalah'),
    })
  }
  if (rapat.status === 'terjadwal' && rapat.penugasan.ketua.length === 0 && may('rapat.write')) {
    tasks.push({
      key: `${rapat.id}-tugas`,
      icon: IconUserQuestion,
      label: words.tugas.penugasan,
      about,
      to: onRapat('ikhtisar'),
    })
  }
  for (const one of risalah) {
    if (one.dicabut) continue
    const push = (icon: Icon, label: string, to: Task['to']) =>
      tasks.push({ key: one.id, icon, label, about: `${dokumenLabel[one.dokumen]}: ${about}`, to })
    if (one.status === 'resmi' && may('risalah.sign')) {
      push(IconSignature, words.tugas.tandaTangan, { page: 'tanda-tangan', risalahId: one.id })
    } else if (one.status === 'masa-koreksi' && akun.peran === 'anggota') {
      push(IconMessage, words.tugas.koreksiAnggota, { page: 'risalah', risalahId: one.id })
    } else if (one.status === 'penetapan' && may('risalah.settle')) {
      push(IconGavel, words.tugas.penetapan, onRapat('risalah'))
    } else if (
      one.status === 'ditandatangani' &&
      one.lingkup === 'publik' &&
      may('risalah.publish')
    ) {
      push(IconFileCertificate, words.tugas.terbitkan, onRapat('risalah'))
    }
  }
  return tasks
}

/** Asked per rapat, so only of those whose next step can still be open. */
const asked = 16

export function Tasks({ rapat, akun }: { rapat: readonly Rapat[]; akun: Akun }) {
  const ids = rapat
    .filter((r) => r.status === 'ditutup' || r.status === 'terjadwal')
    .toSorted((a, b) => b.tanggal.localeCompare(a.tanggal))
    .slice(0, asked)
    .map((r) => r.id)
  const details = useQueries({
    queries: ids.map((rapatId) => ({
      queryKey: keyOf('getRapat', { params: { rapatId } }),
      queryFn: () => call('getRapat', { params: { rapatId } }),
      staleTime: 30_000,
    })),
  })
  const waiting = details.some((d) => d.isPending)
  const tasks = details.flatMap((d) => (d.data ? tasksOf(d.data, akun) : []))
  return (
    <section aria-labelledby="menunggu">
      <Title order={2} id="menunggu" mb="sm">
        {words.menunggu}
      </Title>
      {tasks.length > 0 ? (
        <ul className={classes.tasks}>
          {tasks.map((task) => (
            <TaskItem key={task.key} task={task} />
          ))}
        </ul>
      ) : waiting ? (
        <Stack gap="xs">
          <Skeleton h={48} />
          <Skeleton h={48} />
        </Stack>
      ) : (
        <div className={classes.calm}>
          <IconCircleCheck size={20} color="var(--sah)" aria-hidden />
          <Text size="sm">{words.menungguKosong}</Text>
        </div>
      )}
    </section>
  )
}

function TaskItem({ task }: { task: Task }) {
  const inner = (
    <>
      <task.icon size={20} stroke={1.6} aria-hidden />
      <span>
        <Text span size="sm" fw={600} display="block">
          {task.label}
        </Text>
        <Text span size="xs" c="dimmed" display="block">
          {task.about}
        </Text>
      </span>
    </>
  )
  const { to } = task
  return (
    <li>
      {to.page === 'rapat' ? (
        <LinkPlain
          to="/rapat/$rapatId"
          params={{ rapatId: to.rapatId }}
          search={{ tab: to.tab }}
          className={classes.task}
        >
          {inner}
        </LinkPlain>
      ) : (
        <LinkPlain
          to={to.page === 'risalah' ? '/risalah/$risalahId' : '/risalah/$risalahId/tanda-tangan'}
          params={{ risalahId: to.risalahId }}
          className={classes.task}
        >
          {inner}
        </LinkPlain>
      )}
    </li>
  )
}
