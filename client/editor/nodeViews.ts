/** How sections, turns and events look in the editor: plain DOM, so that a long text stays quick. */
import type { Node } from 'prosemirror-model'
import type { NodeView, NodeViewConstructor } from 'prosemirror-view'
import { isVoiceLabel, type TurnAttrs } from '../../server/domain/naskah.ts'
import { initialsOf } from '../components/names.ts'
import { naskah as text } from '../text/naskah.ts'
import { clockOf } from './clock.ts'
import type { Roster } from './roster.ts'
import { numberOf } from './voice.ts'

export type TurnActions = {
  readonly roster: Roster
  mayEdit(): boolean
  onSpeaker(tid: string, anchor: HTMLElement): void
  onPlay(ms: number, channel: number): void
  onChecked(tid: string): void
  watch(dom: HTMLElement, tid: string): () => void
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  parent?: HTMLElement,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  element.className = className
  parent?.append(element)
  return element
}

/** Initials in light or dark, whichever reads better on the fraksi's colour. */
function inkOn(hex: string): string {
  const value = Number.parseInt(hex.slice(1, 7), 16)
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255]
  return 0.299 * r + 0.587 * g + 0.114 * b > 150 ? '#1c1a18' : '#ffffff'
}

function turnView(node: Node, actions: TurnActions): NodeView {
  let attrs = node.attrs as TurnAttrs
  const dom = make('div', 'naskah-giliran')
  const head = make('div', 'naskah-kepala', dom)
  head.contentEditable = 'false'
  const disc = make('span', 'naskah-cakram', head)
  disc.setAttribute('aria-hidden', 'true')
  const name = make('button', 'naskah-nama', head)
  name.type = 'button'
  const office = make('span', 'naskah-jabatan', head)
  const checked = make('button', 'naskah-periksa', head)
  checked.type = 'button'
  checked.textContent = '✓'
  const play = make('button', 'naskah-jam', head)
  play.type = 'button'
  const contentDOM = make('p', 'naskah-isi', dom)

  function draw(): void {
    const { spk, spkStatus, spkBukti, s, status } = attrs
    const peserta = spk === null ? undefined : actions.roster.get(spk)
    const guess = spk !== null && spkStatus === 'usulan'
    const shown =
      peserta?.nama ??
      (isVoiceLabel(spk)
        ? text.suara(spk)
        : spkStatus === 'tidak-dikenal'
          ? text.tidakDikenal
          : text.belumDikenal)
    dom.dataset.tid = attrs.tid
    dom.classList.toggle('naskah-diperiksa', status === 'diperiksa')
    name.textContent = shown
    name.classList.toggle('naskah-usulan', guess)
    name.classList.toggle('naskah-tanpa-nama', !peserta)
    name.title = guess ? `${text.usulan} ${spkBukti ?? ''}`.trim() : ''
    name.setAttribute(
      'aria-label',
      `${text.gantiPembicara(shown)}${guess ? ` ${text.usulan}` : ''}`,
    )
    name.disabled = !actions.mayEdit()
    disc.textContent = peserta
      ? initialsOf(peserta.nama)
      : isVoiceLabel(spk)
        ? String(numberOf(spk))
        : '?'
    const color = /^#[0-9a-f]{6}$/i.test(peserta?.warna ?? '') ? peserta!.warna! : ''
    disc.style.backgroundColor = color
    disc.style.color = color ? inkOn(color) : ''
    office.textContent = peserta?.fraksi ?? peserta?.jabatan ?? peserta?.instansi ?? ''
    play.hidden = s < 0
    play.textContent = `${clockOf(s)} ▸`
    play.setAttribute('aria-label', text.putar(clockOf(s)))
    const done = status === 'diperiksa'
    checked.hidden = !actions.mayEdit() && !done
    checked.disabled = !actions.mayEdit()
    checked.setAttribute('aria-pressed', String(done))
    checked.title = done ? text.sudahDiperiksa : text.tandaiDiperiksa
    checked.setAttribute('aria-label', checked.title)
  }

  name.addEventListener('click', () => actions.onSpeaker(attrs.tid, name))
  play.addEventListener('click', () => actions.onPlay(attrs.s, attrs.channel))
  checked.addEventListener('click', () => actions.onChecked(attrs.tid))
  const unhear = actions.roster.onChange(draw)
  const unwatch = actions.watch(dom, attrs.tid)
  draw()

  return {
    dom,
    contentDOM,
    update(next) {
      // The picture of one turn never becomes that of another: what is read would jump.
      if (next.type !== node.type || next.attrs.tid !== attrs.tid) return false
      const old = attrs
      attrs = next.attrs as TurnAttrs
      if (old !== attrs) draw()
      return true
    },
    stopEvent: (event) => head.contains(event.target as globalThis.Node),
    ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    destroy() {
      unhear()
      unwatch()
    },
  }
}

function sectionView(node: Node): NodeView {
  const dom = make('section', 'naskah-acara')
  const title = make('h2', 'naskah-judul', dom)
  title.contentEditable = 'false'
  const contentDOM = make('div', 'naskah-giliran-giliran', dom)
  const draw = (current: Node) => {
    title.textContent = current.attrs.title
    title.hidden = current.attrs.title === ''
    if (current.attrs.title !== '') dom.setAttribute('aria-label', current.attrs.title)
  }
  draw(node)
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false
      draw(next)
      return true
    },
    ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
  }
}

function eventView(node: Node): NodeView {
  const dom = make('div', 'naskah-peristiwa')
  dom.dataset.jenis = node.attrs.kind
  dom.setAttribute('role', 'note')
  const contentDOM = make('p', 'naskah-peristiwa-isi', dom)
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false
      dom.dataset.jenis = next.attrs.kind
      return true
    },
  }
}

export function nodeViews(actions: TurnActions): Record<string, NodeViewConstructor> {
  return {
    section: (node) => sectionView(node),
    turn: (node) => turnView(node, actions),
    event: (node) => eventView(node),
  }
}
