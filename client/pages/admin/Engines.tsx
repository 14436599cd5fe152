/** Engines and models: what is on this server, what can be had, and how far that is. */
import { Text, Title } from '@mantine/core'
import { IconCpu } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ModelInfo } from '../../../server/domain/model.ts'
import { keyOf, useApi } from '../../api.ts'
import { Async, Empty } from '../../components/States.tsx'
import { formatBytes } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'
import { ImportModel } from './ImportModel.tsx'
import { ModelItem } from './ModelItem.tsx'

const words = admin.mesin
const busyMs = 1000
/** Somebody else may begin something. */
const idleMs = 10_000

const isBusy = ({ pekerjaan }: ModelInfo) =>
  pekerjaan?.status === 'berjalan' || pekerjaan?.status === 'antre'

export function Engines() {
  const query = useApi(
    'listModel',
    {},
    { refetchInterval: ({ state }) => (state.data?.models.some(isBusy) ? busyMs : idleMs) },
  )
  useTellOthers(query.data?.models)
  return (
    <>
      <Text maw={720} mb="lg">
        {words.isi}
      </Text>
      <Async query={query}>
        {({ models, ruangBytes }) =>
          models.length === 0 ? (
            <Empty icon={IconCpu} title={words.kosong} />
          ) : (
            <>
              <Models title={words.pengenal} models={models.filter((m) => !m.pendukung)} />
              <Models
                title={words.pendukung}
                about={words.pendukungIsi}
                models={models.filter((m) => m.pendukung)}
              />
              <ImportModel free={formatBytes(ruangBytes)} />
            </>
          )
        }
      </Async>
    </>
  )
}

function Models(props: { title: string; about?: string; models: ModelInfo[] }) {
  if (props.models.length === 0) return null
  return (
    <section className={classes.models} aria-label={props.title}>
      <Title order={2} size="h4">
        {props.title}
      </Title>
      {props.about && (
        <Text size="sm" c="dimmed">
          {props.about}
        </Text>
      )}
      <ul className={classes.engines}>
        {props.models.map((model) => (
          <ModelItem key={model.model} model={model} />
        ))}
      </ul>
    </section>
  )
}

/** What can be used has changed: the choices of engine, the word list and the warnings that a model is missing. */
function useTellOthers(models: readonly ModelInfo[] | undefined): void {
  const client = useQueryClient()
  const { refresh } = useSession()
  const usable = models?.flatMap((m) => (m.terpasang ? m.model : [])).join(' ')
  const before = useRef(usable)
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== usable
    before.current = usable
    if (!changed) return
    void client.invalidateQueries({ queryKey: keyOf('listEngine') })
    void client.invalidateQueries({ queryKey: keyOf('listKosakata') })
    void refresh().catch(() => {})
  }, [usable, client, refresh])
}
