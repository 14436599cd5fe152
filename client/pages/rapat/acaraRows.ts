/** The lines of an agenda while it is written: kept apart by a key, moved without losing one. */

/** `id` stays with an item through renaming and moving, so that its text stays with it. */
export type AcaraRow = { key: string; id?: string; judul: string }

let count = 0
export function newRow(judul: string): AcaraRow {
  count += 1
  return { key: `baru-${count}`, judul }
}

export function moveRow<T>(rows: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= rows.length || from === to) return [...rows]
  const moved = [...rows]
  const [row] = moved.splice(from, 1)
  if (row !== undefined) moved.splice(to, 0, row)
  return moved
}
