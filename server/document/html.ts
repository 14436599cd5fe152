/** HTML of a piece of the text for readers: everything that people wrote or said is escaped. */
import type { Peserta } from '../domain/rapat.ts'
import { attrOf, type Element, piecesOf, textOf, turnAttrs } from './tree.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => entities[c]!)

/** 01.12.46, or 12.46 in the first hour. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${two(h)}.${two(m)}.${two(s)}` : `${two(m)}.${two(s)}`
}

function initials(nama: string): string {
  const words = nama
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !word.endsWith('.'))
  return words
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('')
}

export type NameOf = (spk: string) => Peserta | undefined

function speakerHtml(turn: Element, nameOf: NameOf): string {
  const { spk, spkStatus } = turnAttrs(turn)
  const peserta = spk === null ? undefined : nameOf(spk)
  if (!peserta) return '<b class="siaran-nama siaran-tanpa-nama">Pembicara belum dikenal</b>'
  const guess = spkStatus === 'usulan'
  const color = /^#[0-9a-fA-F]{3,8}$/.test(peserta.warna ?? '') ? peserta.warna : null
  const disc = `<span class="siaran-cakram" aria-hidden="true"${color ? ` data-warna="${color}"` : ''}>${escapeHtml(initials(peserta.nama))}</span>`
  const name = `<b class="siaran-nama${guess ? ' siaran-usulan' : ''}">${escapeHtml(peserta.nama)}${guess ? ' <span title="Belum dikonfirmasi">?</span>' : ''}</b>`
  const office = peserta.jabatan ?? peserta.fraksi ?? peserta.instansi
  return `${disc}${name}${office ? ` <span class="siaran-jabatan">${escapeHtml(office)}</span>` : ''}`
}

export function turnHtml(turn: Element, nameOf: NameOf): string {
  const { s } = turnAttrs(turn)
  const body = piecesOf(turn)
    .map(({ text, attributes }) =>
      Object.keys(attributes).length > 0
        ? `<mark class="siaran-tautan">${escapeHtml(text)}</mark>`
        : escapeHtml(text),
    )
    .join('')
  const time = s < 0 ? '' : `<time class="siaran-jam">${clockOf(s)}</time>`
  return `<article class="siaran-giliran"><header>${speakerHtml(turn, nameOf)}${time}</header><p>${body}</p></article>`
}

export function eventHtml(event: Element): string {
  const kind = String(attrOf(event, 'kind') ?? '').replace(/[^a-z-]/g, '')
  return `<p class="siaran-peristiwa siaran-${kind}" role="note">${escapeHtml(textOf(event))}</p>`
}

export function headingHtml(title: string): string {
  return `<h2 class="siaran-acara">${escapeHtml(title)}</h2>`
}
