/** Figures as EYD V prints them. */

/** `2.000`, `250.000.000`: a point for each three figures. */
export const grouped = (value: number): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.')

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

export function roman(value: number): string {
  let rest = value
  let out = ''
  for (const [worth, letters] of romanParts) {
    while (rest >= worth) {
      out += letters
      rest -= worth
    }
  }
  return out
}

export const twoFigures = (value: number): string => String(value).padStart(2, '0')
