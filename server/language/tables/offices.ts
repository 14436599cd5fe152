/** Offices as people say them, with how a roster writes them. */

export const offices: readonly (readonly [RegExp, RegExp])[] = [
  [/^(kadis|kepala dinas)/, /kepala dinas|kadis/i],
  [/^(kaban|kepala badan)/, /kepala badan|kaban/i],
  [/^(kabag|kepala bagian)/, /kepala bagian|kabag/i],
  [/^(kabid|kepala bidang)/, /kepala bidang|kabid/i],
  [/^(camat)/, /\bcamat\b/i],
  [/^(lurah)/, /\blurah\b/i],
  [/^(kades|kepala desa)/, /kepala desa|kades/i],
  [/^(sekda|sekretaris daerah)/, /sekretaris daerah|sekda/i],
  [/^(sekwan|sekretaris dewan|sekretaris dprd)/, /sekretaris (dprd|dewan)|sekwan/i],
  [/^(direktur|dirut)/, /direktur|dirut/i],
  [/^(inspektur)/, /inspektur/i],
  [/^(asisten)/, /asisten/i],
  [/^(bupati)/, /^bupati/i],
  [/^(wakil bupati|wabup)/, /wakil bupati/i],
  [/^(wali kota|walikota)/, /^wali kota/i],
  [/^(wakil ketua|waket)/, /wakil ketua/i],
  [/^(sekretaris)/, /sekretaris/i],
  [/^(kapolres)/, /kapolres|kepala kepolisian resor/i],
  [/^(dandim)/, /dandim|komandan/i],
  [/^(kajari)/, /kajari|kepala kejaksaan/i],
]
