/** The room: the sitting runs, is recorded, becomes text, and is corrected here; after closing it is corrected with the player. */

import { IconLock } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useApi } from '../../api.ts'
import { LinkButton } from '../../components/links.tsx'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { useTitle } from '../../components/Page.tsx'
import { Empty, Failed, Loading } from '../../components/States.tsx'
import { takAda } from '../../text/masuk.ts'
import { ruang as t } from '../../text/ruang.ts'
import { Room } from './parts/Room.tsx'
import classes from './ruang.module.css'

export default function RuangPage() {
  const { rapatId = '' } = useParams({ strict: false }) as { rapatId?: string }
  const query = useApi('getRapat', { params: { rapatId } })
  useLiveRapat([rapatId])
  useTitle(query.data?.rapat.judul ?? t.judul)
  if (query.data) return <Room key={rapatId} detail={query.data} />
  return (
    <div className={classes.center}>
      {!query.isError ? (
        <Loading rows={6} />
      ) : query.error.code === 'forbidden' || query.error.code === 'not_found' ? (
        <Empty
          icon={IconLock}
          title={t.tidakBoleh}
          action={
            <LinkButton to="/" variant="default">
              {takAda.keBeranda}
            </LinkButton>
          }
        >
          {t.tidakBolehIsi}
        </Empty>
      ) : (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      )}
    </div>
  )
}
