/** Every refusal the program can make: its code, HTTP status and the Indonesian sentence people read. */

const table = {
  input_invalid: [400, 'Isian belum benar. Periksa bagian yang ditandai, lalu coba lagi.'],
  not_signed_in: [401, 'Anda belum masuk atau sesi sudah berakhir. Silakan masuk lagi.'],
  login_failed: [401, 'Nama akun atau kata sandi salah. Coba lagi.'],
  forbidden: [403, 'Anda tidak berwenang melakukan ini. Hubungi sekretariat bila perlu.'],
  csrf_failed: [403, 'Halaman ini sudah kedaluwarsa. Muat ulang halaman, lalu coba lagi.'],
  not_found: [404, 'Yang dicari tidak ada, atau Anda tidak berwenang melihatnya.'],
  conflict: [409, 'Data sudah diubah orang lain. Muat ulang untuk melihat yang terbaru.'],
  state_refused: [409, 'Langkah ini tidak dapat dilakukan pada keadaan sekarang.'],
  sifat_refused: [409, 'Rapat jenis ini wajib terbuka untuk umum (PP 12/2018 Pasal 90).'],
  engine_refused: [409, 'Mesin daring tidak boleh dipakai untuk bagian yang tertutup.'],
  unconfirmed_speakers: [409, 'Masih ada pembicara yang belum dikonfirmasi.'],
  too_large: [413, 'Berkas terlalu besar.'],
  media_refused: [
    415,
    'Berkas ini bukan rekaman yang dikenali (wav, mp3, m4a, ogg, flac, mp4, webm).',
  ],
  rate_limited: [429, 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.'],
  disk_full: [
    507,
    'Ruang simpan hampir habis. Yang sudah tersimpan aman; kosongkan ruang lalu lanjutkan.',
  ],
  model_missing: [
    503,
    'Model suara belum terpasang. Rekaman tetap berjalan; pasang model di halaman Admin.',
  ],
  engine_failed: [503, 'Mesin transkripsi gagal. Rekaman aman; transkripsi akan dilanjutkan.'],
  not_ready: [503, 'Server belum siap. Coba lagi sebentar.'],
  pdf_invalid: [422, 'Berkas bukan PDF yang dapat dibaca.'],
  signer_failed: [422, 'Tanda tangan gagal. Periksa kata sandi sertifikat, lalu coba lagi.'],
  database_newer: [
    500,
    'Basis data dibuat oleh versi yang lebih baru. Pasang versi program terbaru.',
  ],
  internal: [500, 'Terjadi kesalahan pada server. Data Anda aman; coba lagi atau hubungi admin.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof table

/** What crosses the wire when a request is refused. `fields` names each faulty input with its own sentence. */
export type ErrorBody = {
  readonly code: ErrorCode
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
}

/** An error whose message may be shown to people as it is. Never put secrets or spoken words into `message`. */
export class RisalahError extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>> | undefined

  constructor(
    code: ErrorCode,
    options: { message?: string; fields?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(options.message ?? table[code][1], { cause: options.cause })
    this.name = 'RisalahError'
    this.code = code
    this.fields = options.fields
  }

  get status(): number {
    return table[this.code][0]
  }

  toBody(): ErrorBody {
    return { code: this.code, message: this.message, ...(this.fields && { fields: this.fields }) }
  }
}
