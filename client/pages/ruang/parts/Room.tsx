/** The room of one rapat in whatever state it is: before opening, while it runs, suspended, and closed. */
import { Anchor, Button, SegmentedControl } from '@mantine/core'
import { useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconLock, IconMicrophone } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Acara } from '../../../../server/domain/rapat.ts'
import type { Tautan } from '../../../../server/domain/usulan.ts'
import { CaptureControl, type RecorderState } from '../../../capture/index.tsx'
import type { NaskahHandle } from '../../../editor/index.tsx'
import { PlayerBar, usePlayer, usePlayerKeys } from '../../../player/index.ts'
import { OpennessPrompt } from '../../../proposals/OpennessPrompt.tsx'
import { useProposals } from '../../../proposals/useProposals.ts'
import { useTriage } from '../../../proposals/useTriage.tsx'
import { getSocket } from '../../../socket.ts'
import { ruang as t } from '../../../text/ruang.ts'
import { sifatLabel } from '../../../text/umum.ts'
import { PathLink } from '../../../work/link.tsx'
import type { Detail } from '../../rapat/detail.tsx'
import classes from '../ruang.module.css'
import { BeforeOpening } from './BeforeOpening.tsx'
import { DaftarPembicara } from './daftar/DaftarPembicara.tsx'
import { EditorPane, type NaskahView, nothingYet } from './EditorPane.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { LeftPanel } from './LeftPanel.tsx'
import { useLinkPicker } from './LinkPicker.tsx'
import { orderPeople } from './people.ts'
import { RecorderDrawer } from './RecorderDrawer.tsx'
import { RightPanel } from './RightPanel.tsx'
import { type Folds, RoomTop } from './RoomTop.tsx'
import { recordingFact, StatusLine } from './StatusLine.tsx'
import { useLiveStatus } from './useLiveStatus.ts'

/** The part that is looked at: the newest one, followed when a new one begins, or an earlier one that was chosen. */
function usePart(detail: Detail) {
  const { rapat, bolehBagian } = detail
  const readable = rapat.bagian.filter((b) => bolehBagian[b.id]?.includes('bagian.read'))
  const [chosen, setChosen] = useState<string | null>(null)
  const newest = readable.at(-1) ?? null
  const newestId = newest?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new part takes everyone along.
  useEffect(() => setChosen(null), [newestId])
  return { readable, part: readable.find((b) => b.id === chosen) ?? newest, choose: setChosen }
}

export function Room({ detail }: { detail: Detail }) {
  const { rapat, peserta, kehadiran, boleh, bolehBagian } = detail
  const { readable, part, choose } = usePart(detail)
  const bagianId = part?.id ?? null
  const rights = (part && bolehBagian[part.id]) ?? []
  const may = (right: string) => rights.includes(right)
  const open = rapat.status === 'berlangsung' || rapat.status === 'diskors'
  const newest = rapat.bagian.at(-1)
  const growing = open && part !== null && part.id === newest?.id
  const running = rapat.status === 'berlangsung' && growing
  const mayCapture = newest
    ? (bolehBagian[newest.id]?.includes('bagian.capture') ?? false)
    : boleh.includes('rapat.run')

  const [recorder, setRecorder] = useState<RecorderState | null>(null)
  // Sound of this device that the server has not got yet is brought in after closing as well.
  const mayRecord = mayCapture && (open || (recorder?.sender.unsavedMs ?? 0) > 0)

  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  const [folds, setFolds] = useLocalStorage<Folds>({
    key: 'risalah-ruang-panel',
    defaultValue: { left: true, right: true },
    getInitialValueInEffect: false,
  })
  const [drawerOnPhone, setDrawerOnPhone] = useState<Folds>({ left: false, right: false })
  const shown = narrow ? drawerOnPhone : folds
  const fold = (side: keyof Folds) =>
    narrow
      ? setDrawerOnPhone({ left: false, right: false, [side]: !drawerOnPhone[side] })
      : setFolds({ ...folds, [side]: !folds[side] })

  const [help, setHelp] = useState(false)
  const [recorderOpen, setRecorderOpen] = useState(false)
  const [naskah, setNaskah] = useState<NaskahView>(nothingYet)
  const handle = useRef<NaskahHandle | null>(null)
  const live = useLiveStatus(bagianId, may('bagian.capture'))
  const picker = useLinkPicker(bagianId)
  const source = bagianId && may('bagian.audio') ? { bagianId, channel: 0, growing } : null
  const player = usePlayer(source)
  usePlayerKeys(player)
  useHotkeys([['mod+/', () => setHelp((was) => !was)]], [], true)

  const ketua = rapat.penugasan.ketua
  const people = useMemo(() => orderPeople(peserta, kehadiran, ketua), [peserta, kehadiran, ketua])
  // An acara that was opened is gone to; one that was not begins now.
  const pickAcara = (acara: Acara) => {
    const openedAt = naskah.openedAcara.get(acara.id)
    if (openedAt === undefined) handle.current?.openAcara(acara)
    else handle.current?.jumpToMs(openedAt)
  }
  const socket = useMemo(getSocket, [])
  const heeds = may('bagian.edit') || (part !== null && boleh.includes('rapat.run'))
  const proposals = useProposals(bagianId, heeds, naskah.order)
  const triage = useTriage({
    proposals,
    enabled: may('bagian.edit'),
    onShow: (turnId, quote) => handle.current?.point({ turnId, kutipan: quote }),
    onLeave: () => {
      handle.current?.point(null)
      handle.current?.focus()
    },
    onNeeded: () => {
      if (!shown.right) fold('right')
    },
  })
  const hints = useMemo(() => {
    const counts = new Map<string, number>()
    // A guessed speaker is marked where the name stands.
    for (const { turnId, payload } of proposals.open) {
      if (payload.kind !== 'pembicara') counts.set(turnId, (counts.get(turnId) ?? 0) + 1)
    }
    return counts
  }, [proposals.open])
  const names = useMemo(() => new Map(peserta.map((p) => [p.id, p.nama])), [peserta])
  const nameOf = useCallback((id: string) => names.get(id) ?? '?', [names])

  return (
    <div className={classes.room}>
      <RoomTop
        detail={detail}
        bagianId={bagianId}
        folds={shown}
        onFold={fold}
        onRecorder={mayRecord ? () => setRecorderOpen(true) : null}
        onHelp={() => setHelp(true)}
      />
      <div>
        {rapat.status === 'ditutup' && may('bagian.edit') && <ClosedNote detail={detail} />}
        {running && mayRecord && !recorderOpen && recordingFact(recorder, live).tone !== 'rec' && (
          <NotRecording onRecorder={() => setRecorderOpen(true)} />
        )}
        <OpennessPrompt proposals={proposals.open} triage={triage} />
        {part && part.sifat !== 'terbuka' && (
          <div className={classes.band}>
            <IconLock size={17} aria-hidden />
            {part.sifat === 'rahasia' ? t.bagianRahasia : t.bagianTertutup}
          </div>
        )}
      </div>
      <div
        className={classes.body}
        data-left={shown.left ? undefined : 'off'}
        data-right={shown.right && part !== null ? undefined : 'off'}
      >
        <aside className={classes.left} aria-label={t.panelKiri} inert={!shown.left}>
          <LeftPanel
            detail={detail}
            people={people}
            acara={{
              currentId: naskah.currentAcaraId,
              opened: naskah.openedAcara,
              onPick: part && may('bagian.edit') ? pickAcara : null,
            }}
            daftar={
              part &&
              may('pembicara.manage') && (
                <DaftarPembicara
                  key={part.id}
                  bagianId={part.id}
                  people={people}
                  zona={rapat.zona}
                  growing={growing}
                  onNeeded={() => {
                    if (!shown.left) fold('left')
                  }}
                />
              )
            }
          />
        </aside>
        <section className={classes.middle} aria-label={t.naskah}>
          {readable.length > 1 && (
            <SegmentedControl
              m="xs"
              size="xs"
              value={bagianId ?? ''}
              onChange={choose}
              data={readable.map((b) => ({
                value: b.id,
                label: `${t.bagian(b.no)} · ${sifatLabel[b.sifat]}`,
              }))}
            />
          )}
          {part === null ? (
            <BeforeOpening detail={detail} mayCapture={mayCapture} socket={socket} />
          ) : (
            <EditorPane
              key={part.id}
              bagianId={part.id}
              rapat={rapat}
              peserta={people}
              socket={socket}
              mayEdit={may('bagian.edit')}
              player={source ? player : null}
              pick={may('usulan.link') ? picker.pick : null}
              onView={setNaskah}
              handle={handle}
              hints={hints}
            />
          )}
        </section>
        <aside className={classes.right} aria-label={t.panelKanan} inert={!shown.right}>
          {part && (
            <RightPanel
              rapatId={rapat.id}
              bagianId={part.id}
              mayLink={may('usulan.link')}
              mayDecide={may('bagian.edit')}
              onJump={(tautan: Tautan) => handle.current?.jumpTo(tautan)}
              onTurn={(turnId) => handle.current?.jumpTo({ turnId, kutipan: '' })}
              onPlay={source ? (startMs) => player.play(startMs) : null}
              onRemoved={(id) => handle.current?.unlink(id)}
              proposals={proposals.open}
              triage={triage}
              nameOf={nameOf}
            />
          )}
        </aside>
      </div>
      <footer className={classes.bottom}>
        {part && source && <PlayerBar source={source} player={player} marks={naskah.marks} />}
        <StatusLine
          recorder={recorder}
          live={live}
          saved={may('bagian.edit') ? naskah.saved : 'baca'}
          people={naskah.people}
          running={running}
          closed={rapat.status === 'ditutup'}
          mayCapture={mayRecord}
          onRecorder={() => setRecorderOpen(true)}
        />
      </footer>
      {mayCapture && part !== null && (
        <RecorderDrawer opened={recorderOpen} onClose={() => setRecorderOpen(false)}>
          <CaptureControl
            bagianId={open ? (newest?.id ?? null) : part.id}
            socket={socket}
            onState={setRecorder}
          />
        </RecorderDrawer>
      )}
      {picker.element}
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  )
}

/** A sitting that runs without a recording is the one thing that cannot be mended later. */
function NotRecording({ onRecorder }: { onRecorder: () => void }) {
  return (
    <div className={classes.alarm} role="alert">
      {t.belumDirekam}
      <Button
        size="compact-sm"
        color="red"
        leftSection={<IconMicrophone size={15} aria-hidden />}
        onClick={onRecorder}
      >
        {t.mulaiRekam}
      </Button>
    </div>
  )
}

/** After closing: the text is corrected, then checked and frozen. */
function ClosedNote({ detail }: { detail: Detail }) {
  const { rapat, boleh } = detail
  return (
    <div className={classes.note}>
      {t.ditutup}
      {boleh.includes('risalah.freeze') && (
        <Anchor component={PathLink} href={`/rapat/${rapat.id}?tab=risalah`} size="sm" fw={600}>
          {t.siapBeku}
        </Anchor>
      )}
    </div>
  )
}
