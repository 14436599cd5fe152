/** One proposal, quiet: what it says, what it rests on, and two buttons. It takes the focus for its keys. */
import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Proposal } from '../../server/domain/protocol/proposals.ts'
import { plainName } from '../components/names.ts'
import { isiIsyarat, jenisIsyarat, isyarat as t } from '../text/isyarat.ts'
import classes from './proposals.module.css'
import type { Triage } from './useTriage.tsx'

export function ProposalCard(props: {
  proposal: Proposal
  triage: Triage
  nameOf: (id: string) => string
}) {
  const { proposal, triage } = props
  const { payload } = proposal
  const content = isiIsyarat(proposal, props.nameOf)
  const choices = payload.kind === 'giliran' ? payload.calon : []
  const alarm = payload.kind === 'kuorum' && payload.beda
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend.
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card is where Enter and Backspace decide.
      tabIndex={0}
      className={classes.card}
      data-isyarat-id={proposal.id}
      data-jenis={payload.kind}
      data-fokus={triage.focusId === proposal.id || undefined}
      aria-label={`${t.usulanMesin}: ${jenisIsyarat[payload.kind]}. ${content}`}
      aria-keyshortcuts="Enter Backspace"
      onKeyDown={(event) => triage.onKey(event, proposal.id)}
    >
      <div className={classes.cardHead}>
        <span>{jenisIsyarat[payload.kind]} ?</span>
        {payload.kind === 'tautan' && (
          <span className={classes.score}>{t.cocok(proposal.score)}</span>
        )}
      </div>
      <p className={classes.content} data-beda={alarm || undefined}>
        {content}
        {payload.kind === 'tautan' && <small>{payload.tempat}</small>}
      </p>
      {proposal.bukti !== '' && (
        <UnstyledButton
          className={classes.evidence}
          title={t.keGiliran}
          onClick={() => triage.focus(proposal.id)}
        >
          {payload.kind === 'tautan' ? `“${payload.kutipan}” — ${proposal.bukti}` : proposal.bukti}
        </UnstyledButton>
      )}
      {proposal.tumpang && <p className={classes.overlap}>{t.tumpang(proposal.tumpang)}</p>}
      <div className={classes.tools}>
        {choices.length > 1 ? (
          choices.map((spk) => (
            <Button
              key={spk}
              data-pilihan
              size="compact-xs"
              variant="light"
              title={t.beriGiliran(props.nameOf(spk))}
              aria-label={t.beriGiliran(props.nameOf(spk))}
              loading={triage.busyId === proposal.id}
              onClick={() => triage.decide(proposal.id, 'terima', spk)}
            >
              {plainName(props.nameOf(spk))}
            </Button>
          ))
        ) : (
          <Button
            size="compact-xs"
            variant="light"
            tabIndex={-1}
            loading={triage.busyId === proposal.id}
            onClick={() => triage.decide(proposal.id, 'terima')}
          >
            {t.terima}
          </Button>
        )}
        <Tooltip label={t.tolak}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label={`${t.tolak}: ${content.slice(0, 80)}`}
            onClick={() => triage.decide(proposal.id, 'tolak')}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

/** At most so many at once; the one in focus is always there. */
const shownMax = 6

export function ProposalList(props: {
  proposals: readonly Proposal[]
  triage: Triage
  nameOf: (id: string) => string
}) {
  const { proposals, triage } = props
  const focused = proposals.findIndex(({ id }) => id === triage.focusId)
  const from = focused < shownMax ? 0 : focused - shownMax + 1
  const shown = proposals.slice(from, from + shownMax)
  const rest = proposals.length - shown.length
  return (
    <>
      {shown.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} triage={triage} nameOf={props.nameOf} />
      ))}
      {rest > 0 && <p className={classes.more}>{t.lagi(rest)}</p>}
    </>
  )
}
