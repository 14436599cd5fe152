/** The one question that does not wait quietly: the chair seems to have closed the doors, and readers see nothing meanwhile. */
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Proposal } from '../../server/domain/protocol/proposals.ts'
import { isyarat } from '../text/isyarat.ts'
import classes from './proposals.module.css'
import type { Triage } from './useTriage.tsx'

const t = isyarat.tertutup

export function OpennessPrompt({
  proposals,
  triage,
}: {
  proposals: readonly Proposal[]
  triage: Triage
}) {
  const asked = proposals.findLast(({ payload }) => payload.kind === 'sifat')
  if (asked?.payload.kind !== 'sifat') return null
  const { sifat, boleh, tahan } = asked.payload
  return (
    <div className={classes.prompt} role="alert" data-isyarat-sifat={asked.id}>
      <IconLock size={17} aria-hidden />
      <span>
        <b>{boleh ? (tahan ? t.ditahan(sifat) : t.tanya(sifat)) : t.dilarang}</b>{' '}
        <q>{asked.bukti}</q>
      </span>
      {boleh ? (
        <>
          <Button
            size="compact-sm"
            loading={triage.busyId === asked.id}
            onClick={() => triage.decide(asked.id, 'terima')}
          >
            {t.ya(sifat)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => triage.decide(asked.id, 'tolak')}
          >
            {tahan ? t.bukan : t.bukanBiasa}
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => triage.decide(asked.id, 'tolak')}
        >
          {t.mengerti}
        </Button>
      )}
    </div>
  )
}
