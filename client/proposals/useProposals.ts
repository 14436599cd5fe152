/** The proposals of a bagian as the server has them, in the order of the text, and deciding on them. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type {
  Proposal,
  ProposalsDelta,
  ProposalsJoined,
} from '../../server/domain/protocol/proposals.ts'
import { emitAck, getSocket, useSocketEvent } from '../socket.ts'

export type Decision = 'terima' | 'tolak' | 'batal'

export type Proposals = {
  /** Those that wait, in the order of the text. */
  readonly open: readonly Proposal[]
  /** Throws `ApiError`. */
  decide(id: string, decision: Decision, spk?: string): Promise<Proposal>
}

export function useProposals(
  bagianId: string | null,
  enabled: boolean,
  /** Place of each turn in the text. */
  order: ReadonlyMap<string, number>,
): Proposals {
  const [known, setKnown] = useState<ReadonlyMap<string, Proposal>>(new Map())
  const merge = useCallback((proposals: readonly Proposal[]) => {
    setKnown((before) => {
      const next = new Map(before)
      for (const one of proposals) next.set(one.id, one)
      return next
    })
  }, [])

  useEffect(() => {
    setKnown(new Map())
    if (bagianId === null || !enabled) return
    let gone = false
    const socket = getSocket()
    const join = () => {
      emitAck<ProposalsJoined>('isyarat:ikut', { bagianId })
        .then(({ proposals }) => !gone && merge(proposals))
        // Whoever may not see them has a room without them.
        .catch(() => {})
    }
    socket.on('siap', join)
    if (socket.connected) join()
    return () => {
      gone = true
      socket.off('siap', join)
      if (socket.connected) socket.emit('isyarat:tinggalkan', { bagianId })
    }
  }, [bagianId, enabled, merge])

  useSocketEvent<ProposalsDelta>('isyarat:delta', (delta) => {
    if (enabled && delta.bagianId === bagianId) merge(delta.proposals)
  })

  const open = useMemo(() => {
    const place = (one: Proposal) => order.get(one.turnId) ?? Number.POSITIVE_INFINITY
    // Several changes of one sentence come at the same moment.
    const within = ({ payload }: Proposal) => (payload.kind === 'anggaran' ? payload.ke : 0)
    return [...known.values()]
      .filter((one) => one.state === 'terbuka')
      .sort(
        (a, b) =>
          place(a) - place(b) ||
          a.at.localeCompare(b.at) ||
          within(a) - within(b) ||
          a.id.localeCompare(b.id),
      )
  }, [known, order])

  const decide = useCallback(
    async (id: string, decision: Decision, spk?: string) => {
      const value = { bagianId, id, ...(spk !== undefined && { spk }) }
      const decided = await emitAck<Proposal>(`isyarat:${decision}`, value)
      merge([decided])
      return decided
    },
    [bagianId, merge],
  )
  return { open, decide }
}
